/** The unit's two queues. */
export const unit = {
  untitled: 'Without a title yet',
  itemsOpen: '{{open}} of {{all}} open',
  nobody: 'nobody’s',
  column: {
    state: 'State',
    due: 'Due',
    title: 'What',
    platform: 'Platform',
    items: 'Items',
    turn: 'Whose turn',
    officer: 'Officer',
    force: 'Force',
    flags: 'Flags',
  },
  queue: {
    title: 'Referrals',
    lead: 'Everything of this unit, most urgent first.',
    new: 'New referral',
    search: 'Reference or title',
    state: 'State',
    allStates: 'All states',
    empty: 'No referrals yet',
    emptyHow:
      'Drafts and sent referrals of your unit appear here, with what is due next. Begin with a new referral, or import a list.',
    noneFound: 'Nothing matches',
    noneFoundHow: 'Search by the beginning of a reference or a part of a title, or choose another state.',
  },
  lock1: {
    title: 'Waiting for lock 1',
    lead: 'A second officer reads each draft afresh. Nobody locks a draft of their own.',
    empty: 'Nothing waits for lock 1',
    emptyHow: 'When a colleague submits a draft it appears here, with the items drawn for re-reading.',
  },
} as const;
