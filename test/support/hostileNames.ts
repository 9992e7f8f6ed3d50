/** Names as they really turn up in customer data, and as somebody would write them who wants to break a card. */
export const HOSTILE_NAMES = [
  'x'.repeat(10_000),
  '👩‍👩‍👧‍👦'.repeat(2_000),
  `${'Z'}${'\u0361\u0489\u0337'.repeat(3_000)}`,
  'שלום עולם \u202emoc.elpmaxe\u202c – شركة المثال',
  '**bold** [a link](https://evil.example) _x_ # h\n- list',
  '<img src=x onerror="alert(1)"><at>Everyone</at>&nbsp;{{name}} %24{name}',
  '"quotes" \\ back\u0000slash \u200b\u200bzero\u2060width',
  '株式会社'.repeat(2_500),
] as const;

export const hostile = (index: number): string => HOSTILE_NAMES[index % HOSTILE_NAMES.length] ?? '';
