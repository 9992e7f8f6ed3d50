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
};

/** Problems below an input; the keys are the messages of the forms' schemas. */
export const inputs = {
  required: 'Please fill this in.',
  invalid: 'This value cannot be used.',
  tooLong: 'This is too long.',
  unknownChoice: 'Please choose one of the list.',
};
