/** Words of which sentences of lifelike length are made. None of them means anybody. */

export const subjects = [
  'Die Arbeitslosigkeit in der Hafenstadt',
  'Der Anteil erneuerbarer Energien am Stromverbrauch',
  'Die Zahl der angezeigten Wohnungseinbrüche',
  'Der Haushalt für Straßen und Brücken',
  'Die Miete je Quadratmeter in Neubauten',
  'Der Ausstoß von Kohlendioxid im Verkehr',
  'Die Zahl der offenen Lehrstellen',
  'Das Defizit der Krankenhäuser im Land',
  'Die Beteiligung an der Kommunalwahl',
  'Der Preis für eine Tonne Weizen',
  'Die Zahl der Pflegekräfte in Heimen',
  'Der Pegel des Grundwassers im Süden',
]

export const changes = [
  'ist gegenüber dem Vorjahr gestiegen, und zwar um',
  'hat sich seit dem Regierungswechsel verringert um',
  'lag nach den Zahlen des Statistischen Amtes höher um',
  'wird bis zum Ende der Wahlperiode zunehmen um',
  'sank im ersten Halbjahr überraschend deutlich um',
  'wuchs schneller als in allen Nachbarländern, nämlich um',
]

export const amounts = ['Prozent', 'Punkte', 'Millionen Euro', 'Tausend', 'Prozent im Jahr']

export const endings = [
  'Das steht so auch im Bericht des Rechnungshofs.',
  'Daran gibt es überhaupt nichts zu deuteln.',
  'Niemand hat das für möglich gehalten.',
  'Wer das Gegenteil behauptet, kennt die Zahlen nicht.',
  'Das haben wir den Leuten vor der Wahl versprochen.',
  'Und dabei wird es nicht bleiben.',
]

export const reports = [
  'Am Rande der Sitzung wurde die Stimmung von Beobachtern als gereizt beschrieben, obwohl beide Seiten zuvor Entgegenkommen angekündigt hatten.',
  'Der Ausschuss hatte die Unterlagen erst am Vorabend erhalten, weshalb mehrere Mitglieder eine Vertagung verlangten.',
  'Auf Nachfrage verwies die Sprecherin auf frühere Mitteilungen ihres Hauses und auf die noch laufende Prüfung.',
  'In der Aussprache ging es lange um die Frage, welche Stelle für die Kosten der Verzögerung aufkommen muss.',
  'Die Verbände hatten sich in ihren Stellungnahmen zurückhaltend geäußert und vor übereilten Schlüssen gewarnt.',
]

export const cues = ['sagte', 'erklärte', 'schrieb', 'betonte', 'räumte ein']

export const findings = [
  'Die amtliche Statistik weist für denselben Zeitraum einen deutlich kleineren Wert aus als behauptet.',
  'Die Zahl stimmt, sie bezieht sich aber auf ein anderes Jahr und auf ein größeres Gebiet.',
  'Protokoll und Aufzeichnung der Sitzung stimmen mit dem wiedergegebenen Wortlaut überein.',
  'Für die Aussage fanden sich weder beim Amt noch in der Fachliteratur Belege.',
]

export const rationale =
  'Geprüft wurden die **Jahresberichte** und die Antwort auf eine parlamentarische Anfrage. Danach ergibt sich:\n\n' +
  '- Der genannte Wert findet sich in keiner der veröffentlichten Tabellen.\n' +
  '- Die Abgrenzung des Zeitraums wurde zwischenzeitlich geändert, was den Vergleich erschwert.\n\n' +
  'Die zuständige Stelle hat diese Lesart auf Anfrage schriftlich bestätigt.'

export const topics = [
  'Arbeit',
  'Energie',
  'Sicherheit',
  'Verkehr',
  'Wohnen',
  'Klima',
  'Bildung',
  'Gesundheit',
  'Wahlen',
  'Landwirtschaft',
  'Pflege',
  'Wasser',
  'Haushalt',
  'Europa',
]

export const publishers = ['Hafenbote', 'Morgenblatt', 'Landesfunk', 'Der Kurier', 'Stadtanzeiger']

export const firstNames = [
  'Anna',
  'Bernd',
  'Carla',
  'Dieter',
  'Elif',
  'Frank',
  'Greta',
  'Hasan',
  'Ines',
  'Jan',
]

export const lastNames = [
  'Albers',
  'Brandt',
  'Çelik',
  'Dahl',
  'Ehlers',
  'Förster',
  'Groth',
  'Hartmann',
  'Iversen',
  'Jürgens',
]
