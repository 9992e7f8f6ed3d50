/**
 * Which wording of **Data privacy and compliance** is in force. The words are in the locales (`setup.privacy`); whoever changes
 * what they say raises this, and nothing is sent over a connection until somebody has agreed again.
 */
export const PRIVACY_TEXT_VERSION = '2026-11-22';
