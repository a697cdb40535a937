import { accountRoutes } from '../accounts/accounts.routes.ts'
import { logInRoutes } from '../accounts/log-in.routes.ts'
import { meRoutes } from '../accounts/me.routes.ts'
import { secondFactorRoutes } from '../accounts/second-factor.routes.ts'
import { agreementRoutes } from '../agreement/agreement.routes.ts'
import { claimReviewRoutes } from '../claim-reviews/claim-reviews.routes.ts'
import { claimRoutes } from '../claims/claims.routes.ts'
import { commentRoutes } from '../comments/comments.routes.ts'
import { deskExportRoutes } from '../desk-export/desk-export.routes.ts'
import { documentRoutes } from '../documents/documents.routes.ts'
import { exportRoutes } from '../exports/exports.routes.ts'
import { factCheckRoutes } from '../fact-check-search/fact-checks.routes.ts'
import { healthRoutes } from '../health/health.routes.ts'
import { historyRoutes } from '../history/history.routes.ts'
import { importRoutes } from '../imports/imports.routes.ts'
import { noticeRoutes } from '../notices/notices.routes.ts'
import { permissionRoutes } from '../permissions/permissions.routes.ts'
import { quoteRoutes } from '../quotes/quotes.routes.ts'
import { ratingRoutes } from '../ratings/ratings.routes.ts'
import { replyRoutes } from '../replies/replies.routes.ts'
import { reviewerRoutes } from '../reviewers/reviewers.routes.ts'
import { reviewRoutes } from '../reviews/reviews.routes.ts'
import { rulingRoutes } from '../rulings/rulings.routes.ts'
import { settingsRoutes } from '../settings/settings.routes.ts'
import { sourceRoutes } from '../sources/sources.routes.ts'
import { speakerRoutes } from '../speakers/speakers.routes.ts'
import { webPageRoutes } from '../web-pages/web-pages.routes.ts'
import type { Route } from './route.ts'

const working: readonly Route[] = [
  ...speakerRoutes,
  ...documentRoutes,
  ...webPageRoutes,
  ...quoteRoutes,
  ...claimRoutes,
  ...reviewRoutes,
  ...replyRoutes,
  ...claimReviewRoutes,
  ...rulingRoutes,
  ...factCheckRoutes,
  ...commentRoutes,
  ...noticeRoutes,
  ...settingsRoutes,
  ...sourceRoutes,
  ...ratingRoutes,
  ...exportRoutes,
  ...deskExportRoutes,
  ...importRoutes,
  ...agreementRoutes,
  ...historyRoutes,
  ...reviewerRoutes,
  ...logInRoutes,
  ...meRoutes,
  ...secondFactorRoutes,
  ...accountRoutes,
  ...healthRoutes,
]

/** Every endpoint there is, below /api/v1. */
export const routes: readonly Route[] = [...working, ...permissionRoutes(working)]
