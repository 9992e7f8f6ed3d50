import { z } from 'zod';
import type { ConnectionView } from '../services/connections.js';
import { button } from './buttons.js';
import { card } from './card.js';
import { agreement } from './connectForm.js';
import type { Form } from './form.js';
import { heading, note, value } from './parts.js';
import { AgreedInput, privacyData, privacyParts } from './privacyText.js';

export interface RenewConsentView {
  connection: ConnectionView;
  destination: string;
  textVersion: string;
}

const Input = AgreedInput.extend({ connection: z.string().min(1).max(100) });

/** The privacy text has changed since it was agreed to: nothing is sent over this connection until it is again. */
export const renewConsentForm: Form<RenewConsentView, z.infer<typeof Input>> = {
  verb: 'renewConsent',
  input: Input,
  draw({ connection, destination, textVersion }, locale, typed) {
    const words = locale.setup.privacy;
    const data = { connection: connection.id, ...privacyData(locale, textVersion, destination) };
    return card(locale, {
      fallbackText: `${words.renewTitle}. ${words.renewText}`,
      body: [
        heading(words.renewTitle),
        value(connection.name, { bold: true }),
        note('warning', words.renewText),
        ...privacyParts(locale, destination),
        agreement(locale, typed),
      ],
      actions: [
        button('renewConsent', words.confirm, data, { style: 'positive' }),
        button('command', locale.general.cancel, { command: 'status' }, { skipInputs: true }),
      ],
    });
  },
};
