import { isOfArchive } from '../data/archive-report.js';
import type { PageProps } from '../router/router.js';
import type { routes } from '../routes.js';
import { ArchiveReportPage } from './report/archive-report.js';
import { TabReport } from './report/tab-report.js';

/** The reading room of one report, of the archive or of this tab. */
export default function ReportPage(props: PageProps<typeof routes.report>) {
  return isOfArchive(props.params.id) ? (
    <ArchiveReportPage key={props.params.id} {...props} />
  ) : (
    <TabReport {...props} />
  );
}
