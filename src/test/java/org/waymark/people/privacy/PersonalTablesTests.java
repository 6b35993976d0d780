package org.waymark.people.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.OnH2;
import org.waymark.people.ErasurePart;
import org.waymark.people.PersonalData;

/** No table that can say something of a person is forgotten: in the copy they get, in their deletion, in the document. */
@OnH2
class PersonalTablesTests {

    /** Ids of other things than persons. A column that is in neither list below is taken for a person's. */
    private static final Set<String> OTHER_IDS = Set.of(
            "id",
            "district",
            "district_id",
            "tenant",
            "registration_id",
            "roster_id",
            "definition_id",
            "stack_id",
            "framework_id",
            "goal_id",
            "definition_version_id",
            "current_version_id",
            "named_definition_id",
            "revises_id",
            "draft_id",
            "proposal_id",
            "replaced_by_id",
            "enrolment_id",
            "submission_id",
            "prior_id",
            "prior_submission_id",
            "double_review_id",
            "review_id",
            "copied_from_id",
            "subject",
            "placement_id",
            "entry_id",
            "last_publication",
            "sending_publication",
            "request_id",
            "invitation_id",
            "programme_id",
            "cohort_id",
            "link_id",
            "row_id",
            "import_id",
            "mail_id",
            "message_id",
            "companion_id",
            "thread_id",
            "lock_id",
            "anchor_id",
            "award_id",
            "record_id",
            "of_id",
            "list_id",
            "certification_id",
            "role_id",
            "prior_role_id",
            "eligibility_id",
            "search_id",
            "confirmation_id");

    /** Columns that are no ids and still say who. */
    private static final Set<String> NAMES = Set.of(
            "sub",
            "user_id",
            "actor",
            "about",
            "principal_name",
            "address",
            "sourcedid",
            "manager_sourcedid",
            "display_name",
            "issuer_sub");

    private static final String LIST = "lines of a list that the district sent, until it is carried out or set aside";

    private static final String CLOSED = "who closed a period, or sent what was given, is in the audit record";

    private static final Map<String, String> NOT_IN_THE_COPY = Map.of(
            "lti_launch_handover",
            "a launch that waits for its tab, for five minutes",
            "arriving_file",
            "a file that is not whole, or was not taken, for a week",
            "mail_throttle",
            "hashes, for two days",
            "staff_import",
            "who sent a list is in the audit record, which is in the copy",
            "staff_import_row",
            LIST,
            "staff_import_role",
            LIST,
            "pay_period",
            CLOSED,
            "pay_confirmation",
            CLOSED,
            "pay_period_part",
            "the file that went to payroll, which names nobody");

    private static final Map<String, String> NOT_ERASED = Map.of(
            "lti_launch_handover", "gone by itself in five minutes, before the last look",
            "mail_throttle", "hashes, gone by themselves in two days",
            "staff_import", "who sent a list stays under the number",
            "programme_rule", "a school, a group or a course, never a person",
            "pay_period", "who closed it stays under the number",
            "pay_confirmation", "who sent it stays under the number",
            "pay_period_part", "the file that went to payroll stays as it went, and names nobody");

    /** Texts, connections, keys, settings and counts; the tables of the sandbox's LMS besides. */
    private static final Set<String> NOTHING_OF_PEOPLE = Set.of(
            "answer_release",
            "audit_entry_is_kept",
            "award_equivalent",
            "badge_term",
            "catalogue_preview",
            "course_roster",
            "credential_definition",
            "database_restore",
            "decision_record_is_kept",
            "definition_search",
            "definition_version",
            "district",
            "district_settings",
            "evidence_place",
            "files_counted",
            "flyway_schema_history",
            "goal_summary",
            "insight_summary",
            "issuer",
            "issuer_key",
            "lti_connection_health",
            "lti_copy_sighting",
            "lti_deployment",
            "lti_notice",
            "lti_notice_handler",
            "lti_old_consumer",
            "lti_registration",
            "lti_registration_link",
            "lti_tool_key",
            "node_figures",
            "pilot_cohort",
            "placed_achievement",
            "placement_template",
            "programme_audience",
            "programme_credential",
            "programme_rule",
            "reader_shortage",
            "review_admitting_stack",
            "reward_rule",
            "role_profile",
            "role_requirement",
            "role_window",
            "served_address",
            "settling_run",
            "stack_definition",
            "stack_version",
            "staff_import_school",
            "staff_school",
            "standards_former_code",
            "standards_framework",
            "standards_import",
            "standards_import_fault",
            "standards_import_item",
            "standards_import_link",
            "standards_item",
            "status_list",
            "strategic_goal",
            "strategic_goal_audience",
            "work_hold");

    @Autowired
    ObjectProvider<PersonalData> copies;

    @Autowired
    ObjectProvider<ErasurePart> parts;

    @Autowired
    JdbcClient jdbc;

    record Column(String table, String name, String type) {}

    @Test
    void everyTableAboutPeopleIsInTheCopy() {
        Set<String> covered =
                copies.stream().flatMap(each -> each.tables().stream()).collect(Collectors.toSet());
        covered.addAll(NOT_IN_THE_COPY.keySet());

        assertThat(aboutPeople()).isSubsetOf(covered);
    }

    @Test
    void everyTableAboutPeopleIsInADeletion() {
        Set<String> covered =
                parts.stream().flatMap(each -> each.tables().stream()).collect(Collectors.toSet());
        covered.addAll(NOT_ERASED.keySet());

        assertThat(aboutPeople()).isSubsetOf(covered);
    }

    @Test
    void whatIsSaidToBeCoveredIsThere() {
        Set<String> there = new HashSet<>(TestPersons.tables(jdbc));

        assertThat(copies.stream().flatMap(each -> each.tables().stream())).isSubsetOf(there);
        assertThat(parts.stream().flatMap(each -> each.tables().stream())).isSubsetOf(there);
    }

    @Test
    void noTwoPartsHaveOneName() {
        assertThat(parts.stream().map(ErasurePart::name)).doesNotHaveDuplicates();
    }

    @Test
    void theDocumentSaysHowLongEachIsKept() throws IOException {
        String document = Files.readString(Path.of("src/docs/what-is-kept.md"));

        assertThat(aboutPeople()).allSatisfy(table -> assertThat(document).contains("`" + table + "`"));
    }

    @Test
    void theDocumentNamesEveryTableThatIsNotSaidToHoldNothingOfPeople() throws IOException {
        String document = Files.readString(Path.of("src/docs/what-is-kept.md"));

        assertThat(TestPersons.tables(jdbc).stream()
                        .filter(table -> !table.startsWith("sandbox_"))
                        .filter(table -> !document.contains("`" + table + "`")))
                .containsExactlyInAnyOrderElementsOf(NOTHING_OF_PEOPLE);
    }

    private Set<String> aboutPeople() {
        Set<String> tables = new TreeSet<>();
        for (Column column : columns()) {
            boolean id = column.type().equalsIgnoreCase("uuid") && !OTHER_IDS.contains(column.name());
            if (id || NAMES.contains(column.name()) || column.name().matches("(.*_)?(person|earner)(_id)?|.*_by")) {
                tables.add(column.table());
            }
        }
        // Parts of rows about people, without a column that says whose.
        tables.addAll(List.of("submission_answer", "evidence_item", "score_publication"));
        // Which node picked work up, who ran the migrations: users of the machine. And what keeps the audit from
        // changing.
        tables.removeAll(
                List.of("scheduled_tasks", "flyway_schema_history", "audit_entry_is_kept", "decision_record_is_kept"));
        assertThat(tables).contains("person", "role_grant", "review", "award", "gradebook_entry", "roster_member");
        return tables;
    }

    private List<Column> columns() {
        return jdbc.sql("select table_name, column_name, data_type from information_schema.columns"
                        + " where lower(table_schema) = 'public'")
                .query((row, n) -> new Column(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }
}
