import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
  type Activity as SdkActivity,
} from 'botbuilder';
import type { Activity } from './activity.js';

/** The Bot Framework's token issuers, public cloud and US government. */
const ISSUERS: ReadonlySet<string | null> = new Set(['https://api.botframework.com', 'https://api.botframework.us']);

/** Who the bot is to the platform. Without an app id nobody is asked who he is: development only, the configuration sees to it. */
export interface Identity {
  appId: string;
  appPassword?: string;
  tenantId?: string;
  appType: 'SingleTenant' | 'UserAssignedMSI' | 'MultiTenant';
  /** Another cloud's addresses, all together; tests put their own there. */
  cloud?: ConfigurationBotFrameworkAuthenticationOptions;
}

export interface Adapter {
  sdk: CloudAdapter;
  /**
   * Checks the bearer token, then runs `logic` as one turn of the SDK.
   * Resolves to false for a token that is missing or not good, whatever the SDK would have answered.
   */
  receive(authorization: string, activity: Activity, logic: () => Promise<void>): Promise<boolean>;
}

export function createAdapter(identity: Identity): Adapter {
  const authentication = new ConfigurationBotFrameworkAuthentication({
    MicrosoftAppId: identity.appId,
    MicrosoftAppType: identity.appId ? identity.appType : 'MultiTenant',
    ...(identity.appPassword && { MicrosoftAppPassword: identity.appPassword }),
    ...(identity.tenantId && { MicrosoftAppTenantId: identity.tenantId }),
    ...identity.cloud,
  });
  const sdk = new CloudAdapter(authentication);
  return {
    sdk,
    async receive(authorization, activity, logic) {
      const sdkActivity = activity as unknown as SdkActivity;
      // The SDK throws plain errors for a forged signature or algorithm and would call them its own fault (500).
      const known = await authentication.authenticateRequest(sdkActivity, authorization).catch(() => undefined);
      if (!known || (identity.appId && !isFromChannel(known.claimsIdentity))) return false;
      await sdk.processActivityDirect(known, sdkActivity, logic);
      return true;
    },
  };
}

/** The SDK also takes tokens of the Emulator and of skills, for which it does not compare the service address. */
const isFromChannel = (claims: { getClaimValue(type: string): string | null }): boolean =>
  ISSUERS.has(claims.getClaimValue('iss'));
