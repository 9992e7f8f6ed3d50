/** Words that many cards share. Labels are those of the source pages. */
export const general = {
  next: 'Next',
  back: 'Back',
  cancel: 'Cancel',
  close: 'Close',
  edit: 'Edit',
  help: 'Help',
  previousPage: 'Previous',
  nextPage: 'More',
  customer: 'Customer',
  sandbox: 'Local sandbox: nothing leaves this machine and nothing is paid.',
  problem: 'That did not work',
  nextStep: (words: string) => `What to do: ${words}`,
  fault: 'Something went wrong on our side',
  faultWhat: 'Nothing of what you entered is lost. Try again; if it happens again, give your operator this number:',
  unknownCommand: 'I do not know that command',
  nearest: (word: string) => `Did you mean “${word}”?`,
  unknownHow: 'Type “help” to see what I can do here.',
  moveTitle: 'Let us do this in our own chat',
  moveWhy: 'This asks for things that are not for everybody here. Press the button and I go on in our 1:1 chat.',
  moveButton: 'Continue in our chat',
  sentTitle: 'Sent to our chat',
  sentWhat: 'You find it in your 1:1 chat with me.',
  installTitle: 'I cannot write to you yet',
  installHow:
    'Add me to your own chats first: open Apps in Teams, search for Enrichment Steward and choose Add. Then ask again.',
  onlyInChat: 'This works in our 1:1 chat only. Ask me there.',
  alreadyDone: 'That was already taken care of.',
  tooFast: 'That was too much at once. Wait a moment, then press it again.',
  drawnBelow: 'See the new card below.',
  /** Buttons that start a command. */
  open: {
    help: 'Help',
    setup: 'Set up',
    data: 'Data sources',
    unification: 'Unification',
    enrichments: 'My enrichments',
    segments: 'Segments',
    measures: 'Measures',
    run: 'Run',
    status: 'Status',
    roles: 'Roles',
  },
};

/** Problems below an input; the keys are the messages of the forms' schemas. */
export const inputs = {
  required: 'Please fill this in.',
  invalid: 'This value cannot be used.',
  tooLong: 'This is too long.',
  unknownChoice: 'Please choose one of the list.',
};
