import { closeConversation, countClosed, saveConversation } from '../../storage/conversations.js';
import { openTrust } from '../support/trust.js';

test('conversations that cannot be reached are counted for their tenant, until somebody writes there again', async () => {
  const { storage } = await openTrust();
  const { sql } = storage;
  const at = (id: string, tenantId = 'contoso') =>
    ({ tenantId, id, scope: 'channel', serviceUrl: 'https://teams.example', botId: 'bot' }) as const;
  try {
    await sql.write(async (tx) => {
      for (const one of [at('a'), at('b'), at('c'), at('a', 'fabrikam')]) await saveConversation(tx, one, 1);
      for (const id of ['a', 'b']) await closeConversation(tx, 'contoso', id, 'BotNotInConversationRoster');
    });
    expect(await countClosed(sql, 'contoso')).toBe(2);
    expect(await countClosed(sql, 'fabrikam')).toBe(0);

    await sql.write((tx) => saveConversation(tx, at('a'), 2));

    expect(await countClosed(sql, 'contoso')).toBe(1);
  } finally {
    await storage.close();
  }
});
