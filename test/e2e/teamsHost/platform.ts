import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppCredentials } from 'botframework-connector';
import { type BotFrameworkCloud, startCloud } from '../../support/botFrameworkCloud.js';
import { TENANT, type Teams } from '../../support/teams.js';

/** What stands between a chat and a bot in production: it signs what people send, and lets the bot answer. */
export interface Platform {
  cloud: BotFrameworkCloud['settings'];
  /** From now on `teams` sends through it to the bot. */
  carry(teams: Teams, botUrl: string): void;
  close(): Promise<void>;
}

export async function startPlatform(): Promise<Platform> {
  const cloud = await startCloud();
  const forget = vouchForBot();
  let bot = '';
  let serviceurl = '';
  const server = createServer((request, response) => {
    const { method, url } = request;
    const authorization = `Bearer ${cloud.token({ claims: { serviceurl } })}`;
    const onward = send(`${bot}${url}`, { method, headers: { ...request.headers, authorization } }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    cloud: cloud.settings,
    carry(teams, botUrl) {
      bot = botUrl;
      serviceurl = teams.connector.url;
      teams.pointTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    },
    async close() {
      forget();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await cloud.close();
    },
  };
}

/** The SDK asks login.microsoftonline.com for the bot's own token, which nothing here can stand in for. */
function vouchForBot(): () => void {
  const { getToken } = AppCredentials.prototype;
  AppCredentials.prototype.getToken = async () => `of the bot in ${TENANT}`;
  return () => {
    AppCredentials.prototype.getToken = getToken;
  };
}
