import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { PageHead } from '../archive/parts.js';
import { useTranslator } from '../preferences/preferences.js';
import type { PageProps } from '../router/router.js';
import { type routes, sourceTabs } from '../routes.js';
import { AddReports } from '../sources/add.js';
import { FollowedFeeds } from '../sources/feeds.js';
import { Outlets } from '../sources/outlets.js';

const views = { outlets: Outlets, feeds: FollowedFeeds, add: AddReports } as const;

/** Where reports come from, and taking more of them in. */
export default function SourcesPage({ query, setQuery }: PageProps<typeof routes.sources>) {
  const t = useTranslator();
  return (
    <div className="page">
      <PageHead title={t.say('sources.title')} lead={t.say('sources.lead')} />
      <Tabs
        className="tabs"
        selectedKey={query.tab}
        onSelectionChange={(key) => setQuery({ tab: sourceTabs.find((tab) => tab === key) ?? 'outlets' })}
      >
        <TabList className="tab-list" aria-label={t.say('sources.parts')}>
          {sourceTabs.map((tab) => (
            <Tab key={tab} id={tab} className="tab">
              {t.say(`sources.tab.${tab}`)}
            </Tab>
          ))}
        </TabList>
        {sourceTabs.map((tab) => {
          const View = views[tab];
          return (
            <TabPanel key={tab} id={tab} className="sources-panel">
              <View />
            </TabPanel>
          );
        })}
      </Tabs>
    </div>
  );
}
