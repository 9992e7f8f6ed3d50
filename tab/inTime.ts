/** What was asked for; undefined when it fails, or when the patience ends first. What comes later, answer or failure, is dropped. */
export function inTime<Answer>(asked: Promise<Answer>, patience: Promise<unknown>): Promise<Answer | undefined> {
  return Promise.race([asked.catch(() => undefined), patience.then(() => undefined)]);
}
