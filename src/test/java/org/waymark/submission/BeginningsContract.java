package org.waymark.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.waymark.catalog.Beginnings;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NotOpen;
import org.waymark.catalog.Pilot;
import org.waymark.catalog.Stage;
import org.waymark.catalog.TestContents;
import org.waymark.catalog.TestDefinitions;
import org.waymark.catalog.finding.Catalogue;
import org.waymark.catalog.finding.FoundCredential;
import org.waymark.catalog.finding.Wanted;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.people.programmes.TestProgrammes;

abstract class BeginningsContract {

    @Autowired
    Submissions submissions;

    @Autowired
    Definitions definitions;

    @Autowired
    Beginnings beginnings;

    @Autowired
    TestPeople people;

    @Autowired
    TestProgrammes programmes;

    @Autowired
    ApplicationContext context;

    private DistrictId district;
    private DefinitionVersion pilot;
    private UUID cohort;

    @BeforeEach
    void aPilot() {
        district = people.district();
        cohort = programmes.cohort(district, "Those who try it");
        pilot = definitions.version(
                definitions.publish(district, "WM-P-01", "1.0.0", TestContents.titled("Tried out"), Stage.PILOT),
                district);
        definitions.isTriedBy(new Pilot(1, Set.of(cohort)), pilot.definition(), district);
    }

    @Test
    void aPilotIsForThoseWhoAreInvited() {
        PersonId invited = member("Ivo");
        PersonId other = people.person(district, "Otto");

        assertThat(door(invited)).isEqualTo(Beginnings.Door.INVITED);
        assertThat(door(other)).isEqualTo(Beginnings.Door.NOT_INVITED);
        assertThat(submissions.start(pilot.definition(), invited, district)).isNotNull();
        assertThatThrownBy(() -> submissions.start(pilot.definition(), other, district))
                .isInstanceOf(NotOpen.class);
    }

    @Test
    void aPilotIsForSoManyAndThoseWhoBeganGoOn() {
        PersonId first = member("Ivo");
        PersonId second = member("Ida");
        SubmissionId begun = submissions.start(pilot.definition(), first, district);

        assertThat(door(second)).isEqualTo(Beginnings.Door.FULL);
        assertThatThrownBy(() -> submissions.start(pilot.definition(), second, district))
                .isInstanceOf(NotOpen.class);
        assertThat(door(first)).isEqualTo(Beginnings.Door.BEGUN);
        assertThat(submissions.start(pilot.definition(), first, district)).isEqualTo(begun);
    }

    @Test
    void theLastPlaceIsTakenOnceByTwoAtOnce() throws Exception {
        PersonId first = member("Ivo");
        PersonId second = member("Ida");

        List<Throwable> problems = atOnce(
                () -> submissions.start(pilot.definition(), first, district),
                () -> submissions.start(pilot.definition(), second, district));

        assertThat(problems).hasSize(1).allSatisfy(each -> assertThat(each).isInstanceOf(NotOpen.class));
        assertThat(beginnings.begun(pilot.definition(), district)).isEqualTo(1);
    }

    @Test
    void everyoneStartsWhatWentLive() {
        definitions.goLive(pilot.definition(), district);

        assertThat(submissions.start(pilot.definition(), people.person(district, "Otto"), district))
                .isNotNull();
    }

    @Test
    void nobodyStartsWhatIsRetiredAndThoseWhoBeganFinish() {
        DefinitionVersion small = TestDefinitions.smallGroupWorkIn(district, context);
        PersonId early = people.person(district, "Early");
        SubmissionId begun = submissions.start(small.definition(), early, district);

        definitions.retire(small.definition(), district, pilot.definition());

        DefinitionVersion retired =
                definitions.current(small.definition(), district).orElseThrow();
        Beginnings.Standing standing = beginnings.standing(retired, people.person(district, "Late"), district);
        assertThat(standing.door()).isEqualTo(Beginnings.Door.RETIRED);
        assertThat(standing.replacement()).extracting(DefinitionVersion::title).isEqualTo("Tried out");
        assertThatThrownBy(() -> submissions.start(small.definition(), PersonId.fresh(), district))
                .isInstanceOf(NotOpen.class);
        TestSubmissions.complete(begun, early, district, context);
        context.getBean(Drafts.class).submit(begun, early, district, true);
        assertThat(submissions.card(begun, district).status()).isEqualTo("SUBMITTED");
    }

    @Test
    void coursesTakeWhatIsLiveAndPilotsOfThoseWhoTryOrRunThem() {
        assertThat(toPlace(people.person(district, "Otto"))).doesNotContain(pilot.definition());
        assertThat(toPlace(member("Ivo"))).contains(pilot.definition());
        assertThat(toPlace(people.person(district, "Dora", Role.DESIGNER))).contains(pilot.definition());
        definitions.retire(pilot.definition(), district, null);
        assertThat(toPlace(people.person(district, "Lea", Role.LEAD))).doesNotContain(pilot.definition());
    }

    private List<DefinitionId> toPlace(PersonId person) {
        Catalogue catalogue = context.getBean(Catalogue.class);
        return catalogue.find(Wanted.words(""), catalogue.toPlace(person, district), district, 1).credentials().stream()
                .map(FoundCredential::definition)
                .toList();
    }

    private Beginnings.Door door(PersonId person) {
        return beginnings.standing(pilot, person, district).door();
    }

    private PersonId member(String name) {
        PersonId person = people.person(district, name);
        programmes.joins(cohort, person, district);
        return person;
    }

    private static List<Throwable> atOnce(Runnable one, Runnable other) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService hands = Executors.newFixedThreadPool(2);
        try {
            List<Future<Throwable>> both = hands.invokeAll(List.of(waiting(one, together), waiting(other, together)));
            return Stream.of(both.get(0).get(), both.get(1).get())
                    .filter(Objects::nonNull)
                    .toList();
        } finally {
            hands.shutdownNow();
        }
    }

    private static Callable<Throwable> waiting(Runnable work, CyclicBarrier together) {
        return () -> {
            together.await();
            return catchThrowable(work::run);
        };
    }
}
