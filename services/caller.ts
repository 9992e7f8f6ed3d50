/** Who acts: the Entra object id where Teams gives one, else the platform's user id. Never taken from card data. */
export interface Caller {
  tenantId: string;
  userId: string;
  /** For people to read (audit, receipts); never an identity. */
  name: string;
}

export type Language = 'en' | 'nl';
