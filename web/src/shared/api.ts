/* The shapes of the API, by the names of its schemas. Optional members may be absent or null.
 * Dates are 'YYYY-MM-DD', times RFC 3339 text. */
export type * from './api/activity'
export type * from './api/assignment'
export type * from './api/checklist'
export type * from './api/duty'
export type * from './api/figure'
export type * from './api/hazard'
export type * from './api/inspection'
export type * from './api/inspector'
export type * from './api/institution'
export type * from './api/paper'
export type * from './api/ledger'
export type * from './api/people'
export type * from './api/period'
<<<<<<< HEAD
export type * from './api/plan'
=======
export type * from './api/reminder'
>>>>>>> a404761 (inbox, ladder, channel: pages for what one was told, who is told when, and what left the house)
export type * from './api/words'
