export const mergeEn = {
  'merge.title': 'Somebody else has changed this too',
  'merge.explained': 'Nothing is saved yet. Choose for each field which words shall stand.',
  'merge.base': 'When you began:',
  'merge.mine': 'Mine:',
  'merge.theirs': 'Theirs:',
  'merge.other': 'Or in other words',
  'merge.nothing': '(nothing)',
  'merge.save': 'Save as chosen',
  'merge.cancel': 'Back to my form',
  'merge.left': 'Somebody else has changed this too. Nothing was saved; save again to choose.',
  'merge.both': 'Saved. Somebody else had changed other fields; both changes stand.',
}
