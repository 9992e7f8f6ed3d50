/** What the server says to a page that it cannot serve. */
export const pageAnswers = {
  fault: {
    message: 'Something went wrong on our side. Nothing was changed.',
    next: (id: string) => `Try again; if it happens again, give your operator this number: ${id}`,
  },
  malformed: {
    message: 'The page has asked for something that cannot be understood.',
    next: 'Load the page again. If it happens again, open it from the chat.',
  },
  tooFast: {
    message: 'That was too much at once.',
    next: 'Wait a moment, then try again.',
  },
  starting: {
    message: 'The bot is starting.',
    next: 'Wait a moment, then try again.',
  },
  signInUnreachable: {
    message: 'Microsoft Entra cannot be reached, so nobody can be signed in.',
    next: 'Try again in a minute. Who looks after the bot finds the cause in its log.',
  },
};
