import {
  Button,
  Caption1,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  MessageBar,
  MessageBarBody,
  OverlayDrawer,
  Spinner,
  Text,
  useRestoreFocusSource,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ProfileView } from '../../services/results.js';
import { useAsked, usePage } from '../page.js';
import { Trouble } from '../parts/Trouble.js';
import { useNarrow } from '../parts/useNarrow.js';
import { Value } from '../parts/Value.js';
import { besides } from './besides.js';
import { Changes } from './Changes.js';
import { ConsentStates } from './ConsentStates.js';
import { DataTable } from './DataTable.js';
import { Facts } from './Facts.js';
import { Origins } from './Origins.js';
import { Part } from './Part.js';

/** One profile, opened beside the table by the address of the page; closing it goes back to the table. */
export function ProfilePanel({ enrichment }: { enrichment: string }) {
  const { route, go } = usePage();
  const narrow = useNarrow();
  const givesFocusBack = useRestoreFocusSource();
  const { profile } = route;
  // What was open is still seen while it goes away.
  const [last, setLast] = useState(profile);
  if (profile !== undefined && profile !== last) setLast(profile);
  const close = () => go({ view: 'profiles', enrichment });
  return (
    <OverlayDrawer
      {...givesFocusBack}
      position="end"
      size={narrow ? 'full' : 'large'}
      open={profile !== undefined}
      onOpenChange={(_event, { open }) => {
        if (!open) close();
      }}
    >
      {last !== undefined && <Profile key={last} {...{ enrichment, profile: last, close }} />}
    </OverlayDrawer>
  );
}

function Profile({ enrichment, profile, close }: { enrichment: string; profile: number; close(): void }) {
  const { client, words } = usePage();
  const { answer, error, again } = useAsked(String(profile), (signal) =>
    client.get<ProfileView>(`enrichments/${encodeURIComponent(enrichment)}/profiles/${profile}`, signal),
  );
  return (
    <>
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button appearance="subtle" aria-label={words.pages.close} icon={<DismissRegular />} onClick={close} />
          }
        >
          <Title view={answer} />
        </DrawerHeaderTitle>
        {answer && (
          <Caption1>
            <Value of={`${words.pages.customerId} ${answer.customerId} · ${answer.enrichment.name}`} />
          </Caption1>
        )}
      </DrawerHeader>
      <DrawerBody tabIndex={0}>
        {error && <Trouble error={error} again={again} />}
        {!answer && !error && <Spinner label={words.pages.loading} />}
        {answer && <Known view={answer} />}
      </DrawerBody>
    </>
  );
}

function Title({ view }: { view: ProfileView | undefined }) {
  const { words } = usePage();
  if (!view) return words.results.profile;
  return view.name.trim() === '' ? words.pages.noName : <Value of={view.name} />;
}

function Known({ view }: { view: ProfileView }) {
  const { words } = usePage();
  const { results, pages } = words;
  const { asked, origins } = view;
  return (
    <>
      {asked && (
        <MessageBar layout="multiline">
          <MessageBarBody>{words.origins.partSince(asked.customerId, words.dateTime(asked.since))}</MessageBarBody>
        </MessageBar>
      )}
      <Facts view={view} />
      <Changes view={view} />
      <Part title={pages.sideBySide}>
        <DataTable
          heads={[pages.charts.field, results.source, results.leadspace]}
          rows={besides(view, words).map(({ name, source, leadspace }) => [name, source, leadspace])}
        />
        <Text size={200}>{results.untouched}</Text>
      </Part>
      {origins && <Origins origins={origins} />}
      <ConsentStates consent={view.consent} />
    </>
  );
}
