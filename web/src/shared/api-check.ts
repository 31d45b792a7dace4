/* Holds the types pages use (api.ts) against those made from the server's OpenAPI (api.generated.ts): the same
 * members and the same codes. A difference does not compile. Nothing of this reaches the bundle. */
import type * as Api from './api'
import type { components } from './api.generated'

type Schemas = components['schemas']
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : { missing: Exclude<B, A> }) : { unknown: Exclude<A, B> }
/* What a path carries is no member of the body. */
type Members<Page, Schema, InPath = never> = Same<Exclude<keyof Page, InPath>, keyof Schema>
type AllTrue<T extends Record<string, true>> = T

export type Checked = AllTrue<{
  account: Members<Api.Account, Schemas['account']>
  account_new: Members<Api.AccountNew, Schemas['account_new'], 'uuid'>
  account_issued: Members<Api.AccountIssued, Schemas['account_issued']>
  account_change: Members<Api.AccountChange, Schemas['account_change'], 'uuid'>
  account_page: Members<Api.AccountPage, Schemas['account_page']>
  incident_new: Members<Api.IncidentNew, Schemas['incident_new'], 'uuid'>
  incident: Members<Api.Incident, Schemas['incident']>
  incident_row: Members<Api.IncidentRow, Schemas['incident_row']>
  incident_page: Members<Api.IncidentPage, Schemas['incident_page']>
  incident_event: Members<Api.IncidentEvent, Schemas['incident_event']>
  incident_acknowledge: Members<Api.IncidentAcknowledge, Schemas['incident_acknowledge'], 'uuid'>
  incident_follow_up: Members<Api.IncidentFollowUp, Schemas['incident_follow_up'], 'uuid'>
  incident_conclude: Members<Api.IncidentConclude, Schemas['incident_conclude'], 'uuid'>
  incident_void: Members<Api.IncidentVoid, Schemas['incident_void'], 'uuid'>
  activity_new: Members<Api.ActivityNew, Schemas['activity_new'], 'uuid'>
  activity: Members<Api.Activity, Schemas['activity']>
  activity_row: Members<Api.ActivityRow, Schemas['activity_row']>
  activity_page: Members<Api.ActivityPage, Schemas['activity_page']>
  activity_participant: Members<Api.ActivityParticipant, Schemas['activity_participant']>
  activity_void: Members<Api.ActivityVoid, Schemas['activity_void'], 'uuid'>
  activity_leader: Members<Api.ActivityLeader, Schemas['activity_leader']>
  activity_leaders: Members<Api.ActivityLeaders, Schemas['activity_leaders']>
  activity_rule: Members<Api.ActivityRule, Schemas['activity_rule']>
  activity_rules: Members<Api.ActivityRules, Schemas['activity_rules']>
  announced_visit: Members<Api.AnnouncedVisit, Schemas['announced_visit']>
  announced_visit_page: Members<Api.AnnouncedVisitPage, Schemas['announced_visit_page']>
  assignment: Members<Api.Assignment, Schemas['assignment']>
  assignment_list: Members<Api.AssignmentList, Schemas['assignment_list']>
  assignment_new: Members<Api.AssignmentNew, Schemas['assignment_new'], 'uuid'>
  assignment_end: Members<Api.AssignmentEnd, Schemas['assignment_end'], 'uuid'>
  reassignment_new: Members<Api.ReassignmentNew, Schemas['reassignment_new'], 'uuid'>
  reassignment: Members<Api.Reassignment, Schemas['reassignment']>
  holder: Members<Api.Holder, Schemas['holder']>
  holder_list: Members<Api.HolderList, Schemas['holder_list']>
  responsibility_row: Members<Api.ResponsibilityRow, Schemas['responsibility_row']>
  responsibility_page: Members<Api.ResponsibilityPage, Schemas['responsibility_page']>
  attachment_row: Members<Api.AttachmentRow, Schemas['attachment_row']>
  audit_entry: Members<Api.AuditEntry, Schemas['audit_entry']>
  audit_page: Members<Api.AuditPage, Schemas['audit_page']>
  channel: Members<Api.Channel, Schemas['channel']>
  channel_list: Members<Api.ChannelList, Schemas['channel_list']>
  channel_new: Members<Api.ChannelNew, Schemas['channel_new'], 'uuid'>
  channel_change: Members<Api.ChannelChange, Schemas['channel_change'], 'uuid'>
  checklist_item: Members<Api.ChecklistItem, Schemas['checklist_item']>
  checklist: Members<Api.Checklist, Schemas['checklist']>
  checklist_list: Members<Api.ChecklistList, Schemas['checklist_list']>
  checklist_new: Members<Api.ChecklistNew, Schemas['checklist_new'], 'uuid'>
  checklist_item_edit: Members<Api.ChecklistItemEdit, Schemas['checklist_item_edit'], 'code' | 'uuid'>
  checklist_publish: Members<Api.ChecklistPublish, Schemas['checklist_publish'], 'uuid'>
  conflict: Members<Api.Conflict, Schemas['conflict']>
  conflict_page: Members<Api.ConflictPage, Schemas['conflict_page']>
  conflict_resolve: Members<Api.ConflictResolve, Schemas['conflict_resolve'], 'uuid'>
  duty_window: Members<Api.DutyWindow, Schemas['duty_window']>
  duty: Members<Api.Duty, Schemas['duty']>
  duty_list: Members<Api.DutyList, Schemas['duty_list']>
  duty_new: Members<Api.DutyNew, Schemas['duty_new'], 'uuid'>
  duty_head: Members<Api.DutyHead, Schemas['duty_head']>
  duty_cell: Members<Api.DutyCell, Schemas['duty_cell']>
  duty_board_row: Members<Api.DutyBoardRow, Schemas['duty_board_row']>
  duty_board: Members<Api.DutyBoard, Schemas['duty_board']>
  duty_subject_row: Members<Api.DutySubjectRow, Schemas['duty_subject_row']>
  duty_subject_page: Members<Api.DutySubjectPage, Schemas['duty_subject_page']>
  duty_fulfilment_row: Members<Api.DutyFulfilmentRow, Schemas['duty_fulfilment_row']>
  duty_fulfilment: Members<Api.DutyFulfilment, Schemas['duty_fulfilment']>
  duty_due_row: Members<Api.DutyDueRow, Schemas['duty_due_row']>
  duty_due_page: Members<Api.DutyDuePage, Schemas['duty_due_page']>
  duty_proof: Members<Api.DutyProof, Schemas['duty_proof']>
  duty_proofs: Members<Api.DutyProofs, Schemas['duty_proofs']>
  duty_of_institution: Members<Api.DutyOfInstitution, Schemas['duty_of_institution']>
  duties_of_institution: Members<Api.DutiesOfInstitution, Schemas['duties_of_institution']>
  delivery: Members<Api.Delivery, Schemas['delivery']>
  delivery_page: Members<Api.DeliveryPage, Schemas['delivery_page']>
  delivery_test: Members<Api.DeliveryTest, Schemas['delivery_test'], 'uuid'>
  delivery_decide: Members<Api.DeliveryDecide, Schemas['delivery_decide'], 'uuid'>
  figure_value: Members<Api.FigureValue, Schemas['figure_value']>
  figure_board: Members<Api.FigureBoard, Schemas['figure_board']>
  figure_row: Members<Api.FigureRow, Schemas['figure_row']>
  figure_breakdown: Members<Api.FigureBreakdown, Schemas['figure_breakdown']>
  figure_point: Members<Api.FigurePoint, Schemas['figure_point']>
  figure_trend: Members<Api.FigureTrend, Schemas['figure_trend']>
  hazard_event: Members<Api.HazardEvent, Schemas['hazard_event']>
  hazard: Members<Api.Hazard, Schemas['hazard']>
  hazard_row: Members<Api.HazardRow, Schemas['hazard_row']>
  hazard_page: Members<Api.HazardPage, Schemas['hazard_page']>
  hazard_new: Members<Api.HazardNew, Schemas['hazard_new'], 'uuid'>
  hazard_acknowledge: Members<Api.HazardAcknowledge, Schemas['hazard_acknowledge'], 'uuid'>
  hazard_submit: Members<Api.HazardSubmit, Schemas['hazard_submit'], 'uuid'>
  hazard_close: Members<Api.HazardClose, Schemas['hazard_close'], 'uuid'>
  hazard_return: Members<Api.HazardReturn, Schemas['hazard_return'], 'uuid'>
  hazard_assess: Members<Api.HazardAssess, Schemas['hazard_assess'], 'uuid'>
  hazard_void: Members<Api.HazardVoid, Schemas['hazard_void'], 'uuid'>
  hazard_extend: Members<Api.HazardExtend, Schemas['hazard_extend'], 'uuid'>
  hazard_grant: Members<Api.HazardGrant, Schemas['hazard_grant'], 'uuid'>
  hazard_refuse: Members<Api.HazardRefuse, Schemas['hazard_refuse'], 'uuid'>
  hazard_enlist: Members<Api.HazardEnlist, Schemas['hazard_enlist'], 'uuid'>
  hazard_ask_delist: Members<Api.HazardAskDelist, Schemas['hazard_ask_delist'], 'uuid'>
  hazard_delist: Members<Api.HazardDelist, Schemas['hazard_delist'], 'uuid'>
  hazard_restrict: Members<Api.HazardRestrict, Schemas['hazard_restrict'], 'uuid'>
  hazard_resume: Members<Api.HazardResume, Schemas['hazard_resume'], 'uuid'>
  hazard_plan: Members<Api.HazardPlan, Schemas['hazard_plan'], 'uuid'>
  hazard_settle: Members<Api.HazardSettle, Schemas['hazard_settle'], 'uuid'>
  hazard_case_plan: Members<Api.HazardCasePlan, Schemas['hazard_case_plan'], 'uuid'>
  hazard_transfer: Members<Api.HazardTransfer, Schemas['hazard_transfer'], 'uuid'>
  hazard_answer: Members<Api.HazardAnswer, Schemas['hazard_answer'], 'uuid'>
  hazard_extension_row: Members<Api.HazardExtensionRow, Schemas['hazard_extension_row']>
  hazard_listing_row: Members<Api.HazardListingRow, Schemas['hazard_listing_row']>
  hazard_restriction_row: Members<Api.HazardRestrictionRow, Schemas['hazard_restriction_row']>
  hazard_plan_row: Members<Api.HazardPlanRow, Schemas['hazard_plan_row']>
  hazard_settlement_row: Members<Api.HazardSettlementRow, Schemas['hazard_settlement_row']>
  hazard_case_plan_row: Members<Api.HazardCasePlanRow, Schemas['hazard_case_plan_row']>
  hazard_transfer_row: Members<Api.HazardTransferRow, Schemas['hazard_transfer_row']>
  hazard_parked_row: Members<Api.HazardParkedRow, Schemas['hazard_parked_row']>
  hazard_recurring_row: Members<Api.HazardRecurringRow, Schemas['hazard_recurring_row']>
  hazard_recurring: Members<Api.HazardRecurring, Schemas['hazard_recurring']>
  failed: Members<Api.Failed, Schemas['failed']>
  answer: Members<Api.Answer, Schemas['answer']>
  recheck: Members<Api.Recheck, Schemas['recheck']>
  member: Members<Api.Member, Schemas['member']>
  inspection_new: Members<Api.InspectionNew, Schemas['inspection_new'], 'uuid'>
  inspection_answer: Members<Api.InspectionAnswer, Schemas['inspection_answer']>
  inspection: Members<Api.Inspection, Schemas['inspection']>
  inspection_row: Members<Api.InspectionRow, Schemas['inspection_row']>
  inspection_page: Members<Api.InspectionPage, Schemas['inspection_page']>
  inspection_void: Members<Api.InspectionVoid, Schemas['inspection_void'], 'uuid'>
  visit_plan: Members<Api.VisitPlan, Schemas['visit_plan']>
  visit_plan_row: Members<Api.VisitPlanRow, Schemas['visit_plan_row']>
  visit_plan_page: Members<Api.VisitPlanPage, Schemas['visit_plan_page']>
  visit_plan_tally: Members<Api.VisitPlanTally, Schemas['visit_plan_tally']>
  visit_plan_month: Members<Api.VisitPlanMonth, Schemas['visit_plan_month']>
  visit_load: Members<Api.VisitLoad, Schemas['visit_load']>
  calendar_day: Members<Api.CalendarDay, Schemas['calendar_day']>
  calendar: Members<Api.Calendar, Schemas['calendar']>
  key_date: Members<Api.KeyDate, Schemas['key_date']>
  key_date_list: Members<Api.KeyDateList, Schemas['key_date_list']>
  key_date_county: Members<Api.KeyDateCounty, Schemas['key_date_county']>
  key_date_leader: Members<Api.KeyDateLeader, Schemas['key_date_leader']>
  key_date_progress: Members<Api.KeyDateProgress, Schemas['key_date_progress']>
  key_date_generated: Members<Api.KeyDateGenerated, Schemas['key_date_generated']>
  rule_weight: Members<Api.RuleWeight, Schemas['rule_weight']>
  plan_setting: Members<Api.PlanSetting, Schemas['plan_setting']>
  draw_pool: Members<Api.DrawPool, Schemas['draw_pool']>
  draw_result: Members<Api.DrawResult, Schemas['draw_result']>
  draw: Members<Api.Draw, Schemas['draw']>
  draw_page: Members<Api.DrawPage, Schemas['draw_page']>
  draw_lot: Members<Api.DrawLot, Schemas['draw_lot']>
  draw_check: Members<Api.DrawCheck, Schemas['draw_check']>
  visit_reason: Members<Api.VisitReason, Schemas['visit_reason']>
  visit_priority: Members<Api.VisitPriority, Schemas['visit_priority']>
  visit_priority_page: Members<Api.VisitPriorityPage, Schemas['visit_priority_page']>
  visit_plan_new: Members<Api.VisitPlanNew, Schemas['visit_plan_new'], 'uuid'>
  inspector_row: Members<Api.InspectorRow, Schemas['inspector_row']>
  inspector_page: Members<Api.InspectorPage, Schemas['inspector_page']>
  institution: Members<Api.Institution, Schemas['institution']>
  institution_row: Members<Api.InstitutionRow, Schemas['institution_row']>
  institution_edit: Members<Api.InstitutionEdit, Schemas['institution_edit'], 'uuid'>
  institution_page: Members<Api.InstitutionPage, Schemas['institution_page']>
  institution_refs: Members<Api.InstitutionRefs, Schemas['institution_refs']>
  import_new: Members<Api.ImportNew, Schemas['import_new'], 'uuid'>
  import_sheet_row: Members<Api.ImportSheetRow, Schemas['import_sheet_row']>
  import_rows: Members<Api.ImportRows, Schemas['import_rows'], 'uuid'>
  import_problem: Members<Api.ImportProblem, Schemas['import_problem']>
  import_batch: Members<Api.ImportBatch, Schemas['import_batch']>
  import_commit: Members<Api.ImportCommit, Schemas['import_commit'], 'uuid'>
  period_row: Members<Api.PeriodRow, Schemas['period_row']>
  period_list: Members<Api.PeriodList, Schemas['period_list']>
  period_confirmation: Members<Api.PeriodConfirmation, Schemas['period_confirmation']>
  period_figure: Members<Api.PeriodFigure, Schemas['period_figure']>
  period: Members<Api.Period, Schemas['period']>
  period_record: Members<Api.PeriodRecord, Schemas['period_record']>
  period_records: Members<Api.PeriodRecords, Schemas['period_records']>
  period_difference: Members<Api.PeriodDifference, Schemas['period_difference']>
  period_differences: Members<Api.PeriodDifferences, Schemas['period_differences']>
  paper: Members<Api.Paper, Schemas['paper']>
  paper_row: Members<Api.PaperRow, Schemas['paper_row']>
  paper_page: Members<Api.PaperPage, Schemas['paper_page']>
  paper_new: Members<Api.PaperNew, Schemas['paper_new'], 'uuid'>
  paper_void: Members<Api.PaperVoid, Schemas['paper_void'], 'uuid'>
  rung: Members<Api.Rung, Schemas['rung']>
  ladder: Members<Api.Ladder, Schemas['ladder']>
  ladder_edit: Members<Api.LadderEdit, Schemas['ladder_edit']>
  message: Members<Api.Message, Schemas['message']>
  message_page: Members<Api.MessagePage, Schemas['message_page']>
  message_unread: Members<Api.MessageUnread, Schemas['message_unread']>
  reminder: Members<Api.Reminder, Schemas['reminder']>
  reminder_list: Members<Api.ReminderList, Schemas['reminder_list']>
  saved_filter: Members<Api.SavedFilter, Schemas['saved_filter']>
  saved_filter_list: Members<Api.SavedFilterList, Schemas['saved_filter_list']>
  saved_filter_new: Members<Api.SavedFilterNew, Schemas['saved_filter_new'], 'uuid'>
  progress_view: Members<Api.ProgressView, Schemas['progress_view']>
  region: Members<Api.Region, Schemas['region']>
  region_tree: Members<Api.RegionTree, Schemas['region_tree']>
  region_new: Members<Api.RegionNew, Schemas['region_new'], 'code'>
  region_change: Members<Api.RegionChange, Schemas['region_change'], 'code'>
  login_request: Members<Api.LoginRequest, Schemas['login_request']>
  me: Members<Api.Me, Schemas['me']>
  password_change: Members<Api.PasswordChange, Schemas['password_change']>
  second_factor: Members<Api.SecondFactor, Schemas['second_factor']>
  second_factor_offer: Members<Api.SecondFactorOffer, Schemas['second_factor_offer']>
  second_factor_proof: Members<Api.SecondFactorProof, Schemas['second_factor_proof']>
  second_factor_removal: Members<Api.SecondFactorRemoval, Schemas['second_factor_removal'], 'uuid'>
  second_factor_policy: Members<Api.SecondFactorPolicy, Schemas['second_factor_policy']>
  setup_state: Members<Api.SetupState, Schemas['setup_state']>
  setup_administrator: Members<Api.SetupAdministrator, Schemas['setup_administrator']>
  target: Members<Api.Target, Schemas['target']>
  target_list: Members<Api.TargetList, Schemas['target_list']>
  target_new: Members<Api.TargetNew, Schemas['target_new'], 'uuid'>
  target_change: Members<Api.TargetChange, Schemas['target_change'], 'uuid'>
  target_void: Members<Api.TargetVoid, Schemas['target_void'], 'uuid'>
  todo_item: Members<Api.TodoItem, Schemas['todo_item']>
  todo_count: Members<Api.TodoCount, Schemas['todo_count']>
  todo: Members<Api.Todo, Schemas['todo']>
  account_status_codes: Same<Api.AccountStatus, Schemas['account_status']>
  activity_kind_codes: Same<Api.ActivityKind, Schemas['activity_kind']>
  activity_state_codes: Same<Api.ActivityState, Schemas['activity_state']>
  answer_result_codes: Same<Api.AnswerResult, Schemas['answer_result']>
  area_codes: Same<Api.Area, Schemas['area']>
  area_setting_codes: Same<Api.AreaSetting, Schemas['area_setting']>
  assignment_post_codes: Same<Api.AssignmentPost, Schemas['assignment_post']>
  attachment_state_codes: Same<Api.AttachmentState, Schemas['attachment_state']>
  building_grade_codes: Same<Api.BuildingGrade, Schemas['building_grade']>
  case_measure_codes: Same<Api.CaseMeasure, Schemas['case_measure']>
  calendar_kind_codes: Same<Api.CalendarKind, Schemas['calendar_kind']>
  channel_kind_codes: Same<Api.ChannelKind, Schemas['channel_kind']>
  checklist_state_codes: Same<Api.ChecklistState, Schemas['checklist_state']>
  client_codes: Same<Api.Client, Schemas['client']>
  condition_codes: Same<Api.Condition, Schemas['condition']>
  confidence_codes: Same<Api.Confidence, Schemas['confidence']>
  duty_act_codes: Same<Api.DutyAct, Schemas['duty_act']>
  duty_period_codes: Same<Api.DutyPeriod, Schemas['duty_period']>
  duty_rule_codes: Same<Api.DutyRule, Schemas['duty_rule']>
  duty_status_codes: Same<Api.DutyStatus, Schemas['duty_status']>
  duty_subject_codes: Same<Api.DutySubject, Schemas['duty_subject']>
  duty_unit_codes: Same<Api.DutyUnit, Schemas['duty_unit']>
  delivery_decision_codes: Same<Api.DeliveryDecision, Schemas['delivery_decision']>
  delivery_state_codes: Same<Api.DeliveryState, Schemas['delivery_state']>
  figure_group_codes: Same<Api.FigureGroup, Schemas['figure_group']>
  figure_topic_codes: Same<Api.FigureTopic, Schemas['figure_topic']>
  figure_list_codes: Same<Api.FigureList, Schemas['figure_list']>
  hazard_act_codes: Same<Api.HazardAct, Schemas['hazard_act']>
  hazard_restriction_codes: Same<Api.HazardRestriction, Schemas['hazard_restriction']>
  hazard_sort_codes: Same<Api.HazardSort, Schemas['hazard_sort']>
  hazard_source_codes: Same<Api.HazardSource, Schemas['hazard_source']>
  hazard_state_codes: Same<Api.HazardState, Schemas['hazard_state']>
  import_state_codes: Same<Api.ImportState, Schemas['import_state']>
  incident_type_codes: Same<Api.IncidentType, Schemas['incident_type']>
  incident_kind_codes: Same<Api.IncidentKind, Schemas['incident_kind']>
  accident_level_codes: Same<Api.AccidentLevel, Schemas['accident_level']>
  incident_state_codes: Same<Api.IncidentState, Schemas['incident_state']>
  incident_act_codes: Same<Api.IncidentAct, Schemas['incident_act']>
  incident_with_codes: Same<Api.IncidentWith, Schemas['incident_with']>
  inspection_kind_codes: Same<Api.InspectionKind, Schemas['inspection_kind']>
  inspection_level_codes: Same<Api.InspectionLevel, Schemas['inspection_level']>
  inspection_state_codes: Same<Api.InspectionState, Schemas['inspection_state']>
  institution_sort_codes: Same<Api.InstitutionSort, Schemas['institution_sort']>
  institution_status_codes: Same<Api.InstitutionStatus, Schemas['institution_status']>
  institution_type_codes: Same<Api.InstitutionType, Schemas['institution_type']>
  item_type_codes: Same<Api.ItemType, Schemas['item_type']>
  kitchen_fuel_codes: Same<Api.KitchenFuel, Schemas['kitchen_fuel']>
  major_with_codes: Same<Api.MajorWith, Schemas['major_with']>
  activity_group_codes: Same<Api.ActivityGroup, Schemas['activity_group']>
  listed_level_codes: Same<Api.ListedLevel, Schemas['listed_level']>
  media_codes: Same<Api.Media, Schemas['media']>
  message_kind_codes: Same<Api.MessageKind, Schemas['message_kind']>
  ownership_codes: Same<Api.Ownership, Schemas['ownership']>
  period_change_codes: Same<Api.PeriodChange, Schemas['period_change']>
  period_kind_codes: Same<Api.PeriodKind, Schemas['period_kind']>
  period_part_codes: Same<Api.PeriodPart, Schemas['period_part']>
  period_state_codes: Same<Api.PeriodState, Schemas['period_state']>
  paper_kind_codes: Same<Api.PaperKind, Schemas['paper_kind']>
  paper_state_codes: Same<Api.PaperState, Schemas['paper_state']>
  progress_state_codes: Same<Api.ProgressState, Schemas['progress_state']>
  purpose_codes: Same<Api.Purpose, Schemas['purpose']>
  recheck_result_codes: Same<Api.RecheckResult, Schemas['recheck_result']>
  region_level_codes: Same<Api.RegionLevel, Schemas['region_level']>
  reminder_outcome_codes: Same<Api.ReminderOutcome, Schemas['reminder_outcome']>
  role_codes: Same<Api.Role, Schemas['role']>
  self_check_codes: Same<Api.SelfCheck, Schemas['self_check']>
  severity_codes: Same<Api.Severity, Schemas['severity']>
  todo_kind_codes: Same<Api.TodoKind, Schemas['todo_kind']>
  visit_level_codes: Same<Api.VisitLevel, Schemas['visit_level']>
  visit_plan_source_codes: Same<Api.VisitPlanSource, Schemas['visit_plan_source']>
  visit_plan_state_codes: Same<Api.VisitPlanState, Schemas['visit_plan_state']>
  visit_rule_codes: Same<Api.VisitRule, Schemas['visit_rule']>
}>
