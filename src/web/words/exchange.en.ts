/** The words for what comes into the desk and leaves it. */
export const exchangeEn = {
  'fetch.hint': 'The desk can read the page for you; you see everything before it is recorded.',
  'fetch.fetch': 'Fetch',
  'fetch.underWay': 'Fetching …',
  'fetch.replace': 'There are words in the form already. Replace them with those of the page?',
  'fetch.notRecorded': 'Nothing is recorded yet: look at what was read, correct it, then save.',
  'fetch.ARTICLE': 'The text below is the article that was found in the page.',
  'fetch.WHOLE_PAGE':
    'No article was found in the page, so the text is all of it: take out menus and other words that do not belong.',
  'fetch.PLAIN_TEXT': 'The page is plain text.',
  'fetch.damaged': 'Some of its bytes are no text in {encoding} and stand as �.',
  'fetch.unsaid': 'The page does not say: {fields}.',
  'fetch.edited': 'You have changed the words; the record will say so.',
  'fetch.forget': 'Save without this record of the page',
  'fetch.address': 'Read at',
  'fetch.redirected': '(from {url})',
  'fetch.time': 'Time',
  'fetch.page': 'Page',
  'fetch.bytes': '{bytes} bytes',
  'fetch.from': 'Fetched by the desk {time}',
  'fetch.isEdited': 'The words were changed before they were recorded.',
} as const
