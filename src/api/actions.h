/* actions.h: handlers of their own: sign-in, downloads, uploads. Everything else is a domain function behind
 * a thunk. */
#ifndef MINAN_API_ACTIONS_H
#define MINAN_API_ACTIONS_H

#include "minan/api/route.h"

action_fn login_action;  /* session_api.c */
action_fn health_action; /* health_api.c */
stream_fn openapi_stream;
extern const struct shape health_shape;

stream_fn institution_export_stream; /* institution_api.c */
stream_fn import_annotated_stream;
stream_fn inspection_export_stream; /* inspection_api.c */
stream_fn activity_export_stream;   /* activity_api.c */
stream_fn incident_export_stream;   /* incident_api.c */
stream_fn duty_board_export_stream; /* duty_api.c */
stream_fn duty_subjects_export_stream;
stream_fn duty_fulfilment_export_stream;
stream_fn duty_due_export_stream;
stream_fn visit_plan_export_stream;   /* visit_plan_api.c */
stream_fn draw_text_stream;           /* draw_api.c */
stream_fn hazard_export_stream;       /* hazard_api.c */
stream_fn figure_board_export_stream; /* figure_api.c */
stream_fn figure_breakdown_export_stream;
stream_fn figure_trend_export_stream;
stream_fn figure_heat_export_stream;
stream_fn figure_ageing_export_stream;
stream_fn target_export_stream;      /* target_api.c */
stream_fn period_list_export_stream; /* period_api.c */
stream_fn period_export_stream;
stream_fn period_record_export_stream;
stream_fn period_difference_export_stream;
stream_fn responsibility_export_stream; /* assignment_api.c */
stream_fn inspector_export_stream;      /* inspector_api.c */

stream_fn paper_export_stream; /* paper_api.c */
stream_fn paper_copy_stream;
stream_fn paper_preview_stream;
stream_fn paper_print_stream;
stream_fn paper_by_token_stream;

fill_fn attachment_fill; /* attachment_api.c */
stream_fn attachment_open_stream;
extern const struct shape attachment_upload_shape;

/* download.c: an .xlsx that make() writes to a path is answered as a file of that name, and gone afterwards.
 */
typedef enum status download_fn(struct ctx *ctx, const void *request, const char *path);
MUST_USE enum status download_sheet(struct ctx *ctx, const void *request, const struct route_io *io,
                                    download_fn *make, const char *title);
/* Opens a regular file for the response, from its first byte. */
MUST_USE enum status download_open(const char *path, struct response *response);

#endif
