import type { measures as english } from '../en/measures.js';

export const measures: typeof english = {
  title: 'Metingen',
};
