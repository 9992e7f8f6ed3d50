import { z } from 'zod';

const text = (most: number) => z.string().max(most);
const id = text(1000).min(1);
const account = z.object({ id, name: text(1000).nullish(), aadObjectId: text(200).nullish() });

/**
 * What the bot reads of a Bot Framework activity, checked before the SDK sees anything: the SDK itself runs handlers for
 * activities without a service address, and answers 500 where a channel or a type is missing. Unknown keys are dropped.
 */
export const Activity = z.object({
  type: text(50).min(1),
  id: id.nullish(),
  channelId: text(50).min(1),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(1000),
  from: account,
  recipient: account,
  conversation: z.object({
    id,
    name: text(1000).nullish(),
    conversationType: text(50).nullish(),
    isGroup: z.boolean().nullish(),
    tenantId: text(200).nullish(),
  }),
  replyToId: id.nullish(),
  name: text(200).nullish(),
  /** Of an installation: add, remove, add-upgrade, remove-upgrade. */
  action: text(50).nullish(),
  text: text(100_000).nullish(),
  locale: text(100).nullish(),
  localTimezone: text(100).nullish(),
  localTimestamp: text(100).nullish(),
  timestamp: text(100).nullish(),
  value: z.unknown().optional(),
  membersAdded: z.array(account).max(1000).nullish(),
  entities: z.array(z.record(z.string(), z.unknown())).max(200).nullish(),
  attachments: z
    .array(z.object({ contentType: text(200), name: text(1000).nullish(), content: z.unknown().optional() }))
    .max(50)
    .nullish(),
  channelData: z
    .object({
      tenant: z.object({ id: text(200).nullish() }).nullish(),
      eventType: text(100).nullish(),
      team: z.object({ id: text(1000).nullish(), name: text(1000).nullish() }).nullish(),
      channel: z.object({ name: text(1000).nullish() }).nullish(),
    })
    .nullish(),
});
export type Activity = z.infer<typeof Activity>;

/** In words for whoever sent it: paths only, no values. */
export function whatIsWrong(error: z.ZodError): string {
  const places = error.issues.map(({ path }) => path.join('.') || 'the body').slice(0, 5);
  return `Not a Bot Framework activity: ${[...new Set(places)].join(', ')}`;
}
