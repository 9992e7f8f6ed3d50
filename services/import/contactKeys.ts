/** The form in which e-mail addresses compare: NFKC, trimmed, lower case. Undefined for what is no address at all. */
export function emailKey(value: string): string | undefined {
  const key = value.normalize('NFKC').trim().toLowerCase();
  return key.includes('@') ? key : undefined;
}
