/* ids.h: database keys as types of their own: a hazard_id is not an institution_id. Never leave the server.
 */
#ifndef MINAN_DOMAIN_IDS_H
#define MINAN_DOMAIN_IDS_H

#include <stdint.h>

#define ID_TYPE_(noun)                                                                                       \
    struct noun##_id {                                                                                       \
        int64_t value; /* 0: none */                                                                         \
    };
ID_TYPE_(region)
ID_TYPE_(account)
ID_TYPE_(session)
ID_TYPE_(institution)
ID_TYPE_(assignment)
ID_TYPE_(import_batch)
ID_TYPE_(checklist)
ID_TYPE_(checklist_item)
ID_TYPE_(inspection)
ID_TYPE_(hazard)
ID_TYPE_(activity)
ID_TYPE_(incident)
ID_TYPE_(duty)
ID_TYPE_(attachment)
ID_TYPE_(paper)
ID_TYPE_(conflict)
ID_TYPE_(message)
ID_TYPE_(reminder)
ID_TYPE_(channel)
ID_TYPE_(delivery)
ID_TYPE_(target)
ID_TYPE_(period)
ID_TYPE_(visit_plan)
ID_TYPE_(key_date)
ID_TYPE_(draw)
#undef ID_TYPE_

#endif
