import { compose } from '@baara/model';
import { describe, expect, it } from 'vitest';
import { mali } from './site.ts';

/**
 * Every form and field of stock iHRIS 4.3.3 for people, posts and facilities, and where it stands here: `theirs=form.field`. Lists
 * keep their name in `label_fr` and `label_en`. Users, roles and reports are the core's.
 */
const stock = `
person: surname=person.surname firstname=person.given_names othername=person.other_names nationality=person.nationality residence=person.residence
demographic: birth_date=person.birth_date gender=person.sex marital_status=person.marital_status dependents=person.dependants
person_contact_personal: address=person_contact.address telephone=person_contact.phone mobile_phone=person_contact.mobile alt_telephone=person_contact.other_phone fax=person_contact.fax email=person_contact.email notes=person_contact.notes
person_contact_work: address=person_contact.address telephone=person_contact.phone mobile_phone=person_contact.mobile alt_telephone=person_contact.other_phone fax=person_contact.fax email=person_contact.email notes=person_contact.notes
person_contact_emergency: address=person_contact.address telephone=person_contact.phone mobile_phone=person_contact.mobile alt_telephone=person_contact.other_phone fax=person_contact.fax email=person_contact.email notes=person_contact.notes name=person_contact.name
person_contact_other: address=person_contact.address telephone=person_contact.phone mobile_phone=person_contact.mobile alt_telephone=person_contact.other_phone fax=person_contact.fax email=person_contact.email notes=person_contact.notes
person_id: id_type=person_identifier.type id_num=person_identifier.number issue_date=person_identifier.issued expiration_date=person_identifier.expires country=person_identifier.country place=person_identifier.issued_at
id_type: name=identifier_type.label_fr pattern=identifier_type.format
nextofkin: address=next_of_kin.address telephone=next_of_kin.phone mobile_phone=next_of_kin.mobile alt_telephone=next_of_kin.other_phone fax=next_of_kin.fax email=next_of_kin.email notes=next_of_kin.notes name=next_of_kin.name relationship=next_of_kin.relationship
dependent: gender=dependant.sex date_of_birth=dependant.birth_date name=dependant.name
notes: note=note.text date_added=note.date
person_photo_passport: image=person.photo date=person.photo_date description=document.title
person_archive_scan: image=document.scan date=document.date description=document.title document=document.scan
person_resume: document=document.scan date=document.date description=document.title
person_record_status: duplicate=record_check.duplicate incomplete=record_check.incomplete incorrect=record_check.incorrect comment=record_check.comment
person_language: language=person_language.language speaking=person_language.speaking reading=person_language.reading writing=person_language.writing
language_proficiency: name=language_proficiency.label_fr
education: degree=education.degree institution=education.institution location=education.location year=education.year major=education.major
degree: name=degree.label_fr edu_type=degree.level
edu_type: name=study_level.label_fr
employment: company_name=employment.employer company_address=employment.employer_address company_phone=employment.employer_phone start_date=employment.started start_wage=employment.first_pay start_position=employment.first_title end_date=employment.ended end_wage=employment.last_pay end_position=employment.last_title supervisor=employment.supervisor contact_ok=employment.may_contact responsibilities=employment.responsibilities reason_for_leaving=employment.reason_for_leaving
person_competency: evaluation_date=person_competency.evaluated competency_evaluation=person_competency.level competency=person_competency.competency
competency: name=competency.label_fr competency_type=competency.type notes=competency.notes
competency_type: name=competency_type.label_fr
competency_evaluation: name=competency_level.label_fr
registration: council=registration.council registration_number=registration.number license_number=registration.licence_number registration_date=registration.registered license_expiration=registration.licence_expires
council: name=council.label_fr
person_position: position=assignment.post start_date=assignment.valid_from end_date=assignment.valid_to reason=assignment.departure_reason
salary: start_date=salary.valid_from salary=salary.amount end_date=salary.valid_to notes=salary.notes
position: code=post.code job=post.job title=post.title description=post.description supervisor=post.supervisor facility=post.unit department=post.department pos_type=post.type proposed_end_date=post.closes proposed_hiring_date=post.hire_by posted_date=post.posted status=post.status comments=post.comments interview_comments=post.interview_comments proposed_salary=post.proposed_salary source=post.funding
position_status: name=post_status.label_fr
position_type: name=post_type.label_fr
pos_change_reason: name=departure_reason.label_fr
job: isco_08_unit=job.isco08 who_cadre=job.nhwa isco_88_unit=job.isco88 title=job.label_fr cadre=job.cadre code=job.code description=job.description classification=job.classification salary_grade=job.salary_grade
cadre: name=cadre.label_fr
classification: name=classification.label_fr description=classification.description code=classification.code
salary_grade: name=salary_grade.label_fr start=salary_grade.lowest end=salary_grade.highest midpoint=salary_grade.midpoint notes=salary_grade.notes
salary_source: name=funding_source.label_fr
department: name=department.label_fr
benefit: type=allowance.type amount=allowance.amount source=allowance.source start_date=allowance.valid_from end_date=allowance.valid_to recurrence=allowance.recurrence
benefit_type: name=allowance_type.label_fr
benefit_recurrence: name=recurrence.label_fr
leave_request: notes=leave.notes leave_category=leave.category leave_status=leave.status supervisor_approval=leave.supervisor_agrees hr_approval=leave.hr_agrees start_date=leave.first_day end_date=leave.last_day leave_days=leave.days return_date=leave.return_due approved_return_date=leave.returned
leave_balance: leave_category=leave_balance.category balance=leave_balance.left taken=leave_balance.taken
leave_category: name=leave_category.label_fr days=leave_category.days start_date=leave_category.cycle_start end_date=leave_category.cycle_end leave_cycle=leave_category.cycle_years
leave_cycle: years=leave_category.cycle_years name=leave_category.label_fr
leave_status: name=leave_status.label_fr
leave_of_absence: type=leave.category start_date=leave.first_day end_date=leave.last_day paid=leave.paid incomplete=leave.status cause=leave.cause notes=leave.notes
disciplinary_action: action_date=sanction.decided disciplinary_action_type=sanction.type disciplinary_action_reason=sanction.reason start_date=sanction.starts end_date=sanction.ends notes=sanction.notes persons_present=sanction.persons_present
disciplinary_action_type: name=sanction_type.label_fr
disciplinary_action_reason: name=sanction_reason.label_fr
accident: occurence_date=accident.occurred accident_type=accident.type start_date=accident.off_work_from end_date=accident.off_work_to followup=accident.follow_up persons_involved=accident.persons_involved
accident_type: name=accident_type.label_fr
person_attendance: month_year=attendance.month days_present=attendance.present days_off_request=attendance.off_request days_off_duty=attendance.off_duty days_leave=attendance.on_leave position=attendance.post days_absent=attendance.absent absenteeism_rate=attendance.absence_rate month_year_day=attendance.month
confirmation: record=confirmation.report valid=confirmation.confirmed confirmation_type=confirmation.type date=confirmation.date
confirmation_type: probation_period=confirmation_type.months job=confirmation_type.job name=confirmation_type.label_fr
application: position=application.posts felony=application.convicted felony_circumstance=application.conviction_details other_info=application.other hear=application.heard_through start_date=application.available_from desired_wage=application.desired_pay full_time=application.full_time hours=application.hours
person_reference: surname=person_reference.surname firstname=person_reference.given_names phone=person_reference.phone mobile=person_reference.mobile address=person_reference.address how_long=person_reference.known_for
position_interview: date=interview.date person=interview.interviewer comments=interview.comments record=interview.report
position_decision: date=hiring_decision.date offer=hiring_decision.offered comments=hiring_decision.comments record=hiring_decision.report
establishment: establishment_period=staffing_norm.year job_cadre=staffing_norm.cadre location=staffing_norm.unit_type amount=staffing_norm.amount
establishment_period: establishment_type=staffing_norm.basis year=staffing_norm.year
establishment_type: name=norm_basis.label_fr
facility: location=unit.parent name=unit.name facility_code=unit.code csd_facility=unit_identifier.value dhis_orgunit=unit_identifier.value facility_type=unit.type code=unit.code latitude=unit.point longitude=unit.point
facility_type: name=unit_type.label_fr
facility_contact: address=unit_contact.address telephone=unit_contact.phone mobile_phone=unit_contact.mobile alt_telephone=unit_contact.other_phone fax=unit_contact.fax email=unit_contact.email notes=unit_contact.notes
country: name=country.label_fr alpha_two=country.code code=country.number primary=country.sort location=unit.type
region: name=unit.name country=unit.parent code=unit.code
district: name=unit.name region=unit.parent code=unit.code
county: name=unit.name district=unit.parent
who_cadre: name=nhwa_occupation.label_fr code=nhwa_occupation.code
isco_08_major: name=isco08.label_fr
isco_08_sub_major: name=isco08.label_fr isco_08_major=isco08.parent
isco_08_minor: name=isco08.label_fr isco_08_sub_major=isco08.parent
isco_08_unit: name=isco08.label_fr isco_08_minor=isco08.parent
out_migration: country=out_migration.country new_address=out_migration.new_address out_migration_reason=out_migration.reason organization=out_migration.organisation request_date=out_migration.requested
registration@qualify: application_date=registration.applied practice_type=registration.kind
license: license_number=registration.licence_number start_date=registration.licence_from end_date=registration.licence_expires suspend=registration.suspended
training_course: passing_score=course.passing_score competency=course.competencies training_course_mod=course_module.course has_certification_date=course.certified certificate=course.certificate name=course.name topic=course.topic notes=course.notes training_institution=course.institutions training_funder=course.funders continuing_education_course=course.credits training_course_status=course.status training_course_category=course.category
training_course_mod: name=course_module.name
training_course_category: name=course_category.label_fr
training_course_status: name=course_status.label_fr
training_course_evaluation: name=training_result.label_fr competency_evaluation=competency_assessment.level
training_course_requestor: name=training_requester.label_fr
scheduled_training_course: training_instructor=session_trainer.person training_course=training_session.course name=training_session.name num_students=training_session.seats notes=training_session.notes instructors=session_trainer.guest_name start_date=training_session.starts end_date=training_session.ends location=training_session.unit
person_scheduled_training_course: training_course_mod=participation.modules certification_date=participation.certified attending=participation.status is_retraining=participation.retraining completed=participation.status duty_commencement_date=participation.resumed_duty request_date=participation.requested notes=participation.notes average=participation.average training_course_evaluation=participation.result training_course_requestor=participation.requester scheduled_training_course=participation.session
training_course_exam: notes=training_exam.notes evaluation_date=training_exam.date training_course_exam_type=training_exam.type score=training_exam.score
training_course_exam_type: name=exam_type.label_fr
training_course_competency_evaluation: notes=competency_assessment.notes evaluation_date=competency_assessment.date competency_evaluation=competency_assessment.level competency=competency_assessment.competency
training_institution: location=training_institution.location name=training_institution.name
training_institution_contact: address=training_institution.contacts telephone=training_institution.contacts mobile_phone=training_institution.contacts alt_telephone=training_institution.contacts fax=training_institution.contacts email=training_institution.contacts notes=training_institution.contacts
training_funder: location=training_funder.location name=training_funder.name
training_funder_contact: address=training_funder.contacts telephone=training_funder.contacts mobile_phone=training_funder.contacts alt_telephone=training_funder.contacts fax=training_funder.contacts email=training_funder.contacts notes=training_funder.contacts
record_verify: verify_date=record_check.date verify_change=record_check.comment
`;

/** What Togo and Chad added in version 5, and where it stands here. */
const francophone = `
identity: civility=person.civility spouse=person.spouse_name birth_place=person.birth_place first_service=person.position_entry_date matricule=person.mali_matricule nni=person.mali_nina passport=person_identifier.number
situation: function=assignment.function responsible=job_function.heads reference=assignment.act_number appointed=assignment.act_date qualification=education.degree study_level=education.level specialty=person.position_specialty presence=assignment.presence_date presence_reference=assignment.presence_number act=assignment.act_scan facility=assignment.facility service=assignment.department tenure=career.tenured tenure_reference=career.act_number integration=career.event other_functions=assignment.other_functions departure=assignment.departure_reason
agent: status=administrative_position.position type=person.position_statut budget=person.position_funding
classification: category=career.category class=career.grade echelon=career.echelon index=career.indice gross=salary.amount net=salary.net bonus=allowance.amount deductions=allowance_type.deduction last_situation=career.valid_from
leave: type=leave.category order=leave.act_number signed=leave.act_date end=leave.last_day resumed=leave.returned
sanction: type=sanction.type taken_by=sanction.act_kind reference=sanction.act_number
evaluation: knowledge=appraisal.knowledge culture=appraisal.culture discipline=appraisal.discipline command=appraisal.command manner=appraisal.manner
payment: bank=payment_account.bank account=payment_account.number
retirement: probable=person.position_retirement_date seniority=person.position_seniority
`;

/** The schools of iHRIS Train and Qualify: students from application to licence, providers of training, and what Qualify keeps of education. */
const schools = `
person@train: surname=student.surname firstname=student.given_names othername=student.maiden_name nationality=student.nationality residence=student.residence title=student.civility gender=student.sex date_of_birth=student.birth_date location=student.origin village=student.address
position@train: health_facility=assignment.facility job=assignment.job job_code=job.code start_date=assignment.valid_from
education@train: degree=student.entry_degree institution=student.secondary_school location=education.location year=student.entry_year major=education.major academic_level=education.level qualification=education.degree school=education.schools_school
registration@train: council=student_licence.council registration_number=student.matricule license_number=student_licence.licence_number registration_date=student.enrolled license_expiration=student_licence.licence_expires training_program=intake.programme sponsor=enrolment.sponsor registration_status=student.state training_institution=school_programme.school academic_level=enrolment.stage semester=enrolment.semester academic_year=enrolment.year identification_number=student.identity_number identification_type=student.identity_type expire_date=student.identity_expires
training_institution@train: name=school.name logo=school.logo last_reg_num=student.matricule minimum_semester_GPA=school.semester_average minimum_overall_GPA=school.overall_average passing_score=school.passing_score code=school.code telephone=unit_contact.phone fax=unit_contact.fax email=unit_contact.email address=unit_contact.address
training_program@train: name=school_programme.name training_institution=school_programme.school program_category=school_programme.category department=school_programme.department total_semesters=school_programme.semesters min_sem_credits=school_programme.least_credits max_sem_credits=school_programme.most_credits program_credits=school_programme.credits
training@train: name=school_subject.name code=school_subject.code training_classification=school_subject.kind training_length_type=school_subject.hours training_length=school_subject.hours training_type=school_subject.kind cpd_credit=course.credits summary=school_subject.content course_credits=school_subject.credits course_type=school_subject.kind training_course_exam_type=school_subject.assessments academic_level=school_subject.stage semester=school_subject.semester training_program=school_subject.programme practical=school_subject.assessments final=school_subject.assessments test=school_subject.assessments test1=school_subject.assessments test2=school_subject.assessments assignments=school_subject.assessments project=school_subject.assessments final_field_report=school_subject.assessments clinical=school_subject.assessments
department@train: name=school_department.name training_institution=school_department.school
semester: name=semester.label_fr
academic_year: name=intake.year
enroll_course: training=enrolment.subjects semester=enrolment.semester registration=enrolment.student academic_year=enrolment.year total_credits=enrolment.credits date_enrolled=enrolment.date
drop_semester: semester=study_interruption.semester registration=study_interruption.student reason=study_interruption.notes drop_date=study_interruption.valid_from academic_year=study_interruption.valid_from
resume_semester: academic_year=study_interruption.valid_to resume_date=study_interruption.valid_to
students_results_grade: training=subject_result.subject enroll_course=enrolment.subjects registration=subject_result.student semester=subject_result.semester trainer_id=subject_result.teacher status=subject_result.passed registration_number=student.matricule academic_year=subject_result.year attempt=subject_result.attempt total_marks=subject_result.total grade=subject_result.grade date_uploaded=subject_result.recorded
students_results: training_course_exam_type=subject_result.scores score=subject_result.scores
semester_GPA: registration_number=student.matricule semester=year_result.semester enroll_course=enrolment.subjects registration=year_result.student academic_year=year_result.year date_calculated=year_result.decided GPA=year_result.average
overall_GPA: status=year_result.decision GPA=year_result.overall registration=year_result.student year=year_result.year date_calculated=year_result.decided
discontinued: registration_number=student.matricule registration=study_interruption.student academic_year=study_interruption.valid_from date_discontinued=student.left disco_reason=student.left_reason recommendations=study_interruption.advice
results_approval: training=subject_year.subject training_institution=school_programme.school academic_year=subject_year.year
reschedule_course: old_semester=subject_year.moved_from new_semester=subject_year.semester reschedule_reason=subject_year.move_reason training=subject_year.subject academic_year=subject_year.year training_institution=school_programme.school training_program=school_subject.programme
schedule_course_enrollment: start_date=intake.opens end_date=intake.closes training_institution=school_programme.school
assign_course_trainer: training=subject_year.subject academic_year=subject_year.year training_institution=school_programme.school lecturer=subject_year.teachers
lecturer: first_name=teacher.given_names other_name=teacher.given_names surname=teacher.surname identification_number=teacher.identity_number gender=teacher.sex identification_type=teacher.identity_type education_level=teacher.level title=teacher.civility department=teacher.department training_institution=teacher.school contacts=teacher.phone role=teacher.role
trainingprovider: name=training_institution.name trainingprovider_type=training_institution.type code=training_institution.code ownership=unit.ownership address=training_institution.contacts capacity=training_institution.capacity telephone=training_institution.contacts alt_telephone=training_institution.contacts fax=training_institution.contacts email=training_institution.contacts contact_person=training_institution.contacts
providertraining: trainingprovider=course.institutions training=course.name
provider_instance: cancelled=intake.cancelled start_date=intake.starts end_date=intake.ends academic_year=intake.year calender_year=intake.year participants_list=intake.students_list funder=course.funders job=course.cadres location=training_session.unit providertraining=intake.programme
fee: fee_type=school_programme.fees amount=school_programme.fees
fee_type: name=fee_kind.label_fr unit=fee_period.label_fr training_length_type=fee_period.label_fr
person_instance: attending=exam_result.outcome provider_instance=student.intake exam_number=exam_result.candidate_number exam_result=exam_result.outcome av_mark=exam_result.score try=exam_result.attempt comments=exam_result.notes
person_exam: exam_date=exam_result.date try=exam_result.attempt results=exam_result.score paper=exam_result.papers exam_grade=exam_result.papers
exampaper: paper=exam_paper.label_fr code=exam_paper.code training=exam_session.cadre content=exam_paper.content
trainingcompetency: competency=school_subject.competencies training=school_subject.name
health_facility@train: name=unit.name location=unit.located_in id_code=unit_identifier.value facility_owner=unit.ownership facility_type=unit.type
education@qualify: sec_school=student.secondary_school certificate=student.entry_degree grade=student.entry_grade certificate_number=student.entry_number
training: index_num=student.matricule cadre=school_programme.cadre intake_date=intake.starts graduation=student.graduated trained_outside=education.country training_institution=school_programme.school out_country=education.country out_institution=education.institution
exam: application_date=exam_result.applied materials_received=exam_result.file_received materials_approved=exam_result.file_approved endorser_name=exam_result.endorser endorser_date=exam_result.endorsed endorser_qualifications=exam_result.endorser_title exam_date=exam_result.date try=exam_result.attempt results=exam_result.outcome exam_number=exam_result.candidate_number
exam_try: name=exam_attempt.label_fr
exam_result: name=exam_outcome.label_fr
training_disrupt: disruption_reason=study_interruption.reason disruption_date=study_interruption.valid_from resumption_date=study_interruption.valid_to
training_disruption_reason: name=interruption_reason.label_fr training_disruption_category=interruption_reason.category
training_disruption_category: name=interruption_category.label_fr
deployment: health_facility=assignment.facility job_title=post.title job_code=job.code deployment_date=assignment.valid_from
training_institution@qualify: name=school.name location=school.unit id_code=school.code facility_agent=unit.ownership facility_status=school.status
training_program: training_institution=school_programme.school cadre=school_programme.cadre start_date=school_programme.opened end_date=school_programme.closed num_students=school_programme.places
institution_inspection: date=school_inspection.date notes=school_inspection.findings pass=school_inspection.passed
facility_institution: health_facility=placement_site.facility training_institution=placement_site.school active=placement_site.active
facility_agent: name=ownership.label_fr
facility_status: name=school_status.label_fr
certificate: name=degree.label_fr academic_level=degree.level
academic_level: name=study_level.label_fr
qualification: name=degree.label_fr
`;

function rowsOf(table: string) {
  return table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [form = '', pairs = ''] = line.split(': ');
      return pairs.split(' ').map((pair) => {
        const [field = '', ours = ''] = pair.split('=');
        return { theirs: `${form}.${field}`, ours };
      });
    });
}

const model = compose(mali);

function stands(path: string): boolean {
  const [form = '', field = ''] = path.split('.');
  return model.forms[form]?.fields[field] !== undefined;
}

function isRequired(path: string): boolean {
  const [form = '', field = ''] = path.split('.');
  return model.forms[form]?.fields[field]?.required === true;
}

describe('what iHRIS records', () => {
  it('has a place here, field by field', () => {
    const rows = rowsOf(stock);
    expect(rows.length).toBeGreaterThan(280);
    expect(rows.filter(({ ours }) => !stands(ours))).toEqual([]);
  });

  it('of which the ministries of Togo and Chad need more, has that too', () => {
    expect(rowsOf(francophone).filter(({ ours }) => !stands(ours))).toEqual([]);
  });

  it('tracks students, schools and national exams as Train and Qualify do', () => {
    const rows = rowsOf(schools);
    expect(rows.length).toBeGreaterThan(200);
    expect(rows.filter(({ ours }) => !stands(ours))).toEqual([]);
  });

  it('leaves optional here, of what is required there, only what is excepted for a reason', () => {
    /** Required there, and not here. */
    const excepted: Readonly<Record<string, string>> = {
      'person.nationality': 'lists of staff that are imported do not have it; it is Malian unless told otherwise',
      'person.residence': 'lists of staff do not have it, and where somebody works places the record',
      'person.photo_date': 'there it is the date of a file of photographs, which here is one field that may be empty',
      'leave.return_due': 'it follows the last day, which is required',
      'attendance.off_request': 'a month without any is left empty, as the other days off are',
    };
    const unexcepted = Object.keys(excepted).filter((path) => !stands(path) || isRequired(path));
    expect(unexcepted).toEqual([]);
    const required = [
      ...[
        'person.surname',
        'person.given_names',
        'person_identifier.type',
        'person_identifier.number',
        'next_of_kin.name',
      ],
      ...['next_of_kin.relationship', 'dependant.name', 'note.text', 'note.date', 'person_language.language'],
      ...[
        'person_language.speaking',
        'education.degree',
        'education.institution',
        'employment.employer',
        'employment.started',
      ],
      ...[
        'person_competency.competency',
        'registration.council',
        'assignment.valid_from',
        'salary.amount',
        'post.title',
      ],
      ...['post.unit', 'post.status', 'allowance.type', 'allowance.amount', 'allowance.source', 'allowance.recurrence'],
      ...['post.job', 'leave.last_day', 'degree.level', 'competency.type'],
      ...['salary_grade.lowest', 'salary_grade.highest'],
      ...['leave.category', 'leave.first_day', 'sanction.type', 'sanction.reason', 'sanction.starts', 'accident.type'],
      ...['attendance.month', 'attendance.present', 'confirmation.type', 'confirmation.date', 'application.posts'],
      ...[
        'interview.date',
        'interview.interviewer',
        'hiring_decision.date',
        'staffing_norm.year',
        'staffing_norm.amount',
      ],
      ...['unit.name', 'unit.type', 'unit.code'],
      ...['student.surname', 'student.given_names', 'student.sex', 'student.intake', 'intake.year', 'intake.programme'],
      ...['school.name', 'school_programme.name', 'school_programme.school', 'school_subject.name', 'diploma.number'],
      ...['study_interruption.valid_from', 'year_result.year', 'subject_result.subject', 'exam_result.session'],
      ...[
        'school_inspection.date',
        'placement_site.facility',
        'teacher.school',
        'teacher.role',
        'student_licence.council',
      ],
    ];
    expect(required.filter((path) => !isRequired(path))).toEqual([]);
  });
});
