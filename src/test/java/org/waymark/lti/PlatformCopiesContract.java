package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.waymark.lti.SuspectedCopy.Status;

/** A restored or a staging LMS has issuer, client and keys of the real one. */
abstract class PlatformCopiesContract {

    @Autowired
    PlatformCopies copies;

    @Autowired
    LtiRegistrations registrations;

    private PlatformRegistration platform;

    @BeforeEach
    void hasLaunchedBefore() {
        TestPlatform known = TestPlatform.registered(registrations, UUID.randomUUID());
        platform = registrations.find(known.id()).orElseThrow();
        assertThat(launched("real", "https://grades.example/items")).isEqualTo(Status.CONFIRMED);
    }

    @Test
    void rememberWhatTheRealOneSaid() {
        assertThat(deployment().marks()).containsExactlyInAnyOrder("guid real", "service grades.example");
        assertThat(copies.mayPostGrades(platform.id(), "1")).isTrue();
    }

    @Test
    void holdGradesAsSoonAsALaunchDiffers() {
        assertThat(launched("copy", "https://grades.example/items")).isEqualTo(Status.SUSPECTED);

        assertThat(copies.mayPostGrades(platform.id(), "1")).isFalse();
        assertThat(copies.suspected()).contains(platform.id());
        assertThat(only().expected()).containsExactly("guid real");
        assertThat(only().came()).containsExactly("guid copy");
    }

    @Test
    void holdGradesThoughTheRealOneLaunchesToo() {
        launched("copy", null);

        assertThat(launched("real", null)).isEqualTo(Status.CONFIRMED);
        assertThat(copies.mayPostGrades(platform.id(), "1")).isFalse();
    }

    @Test
    void holdGradesOfThatDeploymentOnly() {
        registrations.approve(platform.id(), "2", UUID.randomUUID());
        launched("copy", null);

        assertThat(copies.mayPostGrades(platform.id(), "2")).isTrue();
    }

    @Test
    void takeSeveralLaunchesOfOneCopyForOne() {
        launched("copy", null);
        launched("copy", "https://staging.example/items");
        launched("real", "https://staging.example/items");

        assertThat(only().came()).containsExactlyInAnyOrder("guid copy", "service staging.example");
    }

    @Test
    void takeWhatAPersonConfirmedForTheRealOne() {
        launched("moved", "https://new.example/items");

        copies.confirm(only().id(), platform.id());

        assertThat(launched("moved", "https://new.example/items")).isEqualTo(Status.CONFIRMED);
        assertThat(copies.mayPostGrades(platform.id(), "1")).isTrue();
        assertThat(only().status()).isEqualTo(Status.CONFIRMED);
    }

    @Test
    void keepOutWhatAPersonRefusedAndPostForTheRealOneAgain() {
        launched("copy", null);

        copies.refuse(only().id(), platform.id());

        assertThat(launched("copy", "https://staging.example/items")).isEqualTo(Status.REFUSED);
        assertThat(launched("real", null)).isEqualTo(Status.CONFIRMED);
        assertThat(copies.mayPostGrades(platform.id(), "1")).isTrue();
    }

    @Test
    void canConfirmWhatWasRefusedByMistake() {
        launched("copy", null);
        copies.refuse(only().id(), platform.id());

        copies.confirm(only().id(), platform.id());

        assertThat(launched("copy", null)).isEqualTo(Status.CONFIRMED);
    }

    @Test
    void areDecidedAtTheirOwnConnectionOnly() {
        launched("copy", null);

        assertThatThrownBy(() -> copies.confirm(only().id(), UUID.randomUUID()))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void fillNoTableHoweverManyThereSeemToBe() {
        for (int i = 0; i < 30; i++) {
            launched("copy " + i, null);
        }

        assertThat(copies.of(platform.id())).hasSize(20);
    }

    @Test
    void holdGradesWhileAConnectionIsSwitchedOff() {
        registrations.switchOff(platform.id());
        assertThat(copies.mayPostGrades(platform.id(), "1")).isFalse();

        registrations.switchOn(platform.id());
        assertThat(copies.mayPostGrades(platform.id(), "1")).isTrue();
    }

    private Status launched(String guid, String service) {
        PlatformMarks marks = new PlatformMarks();
        marks.guid(guid);
        marks.service(service);
        return copies.judge(platform, deployment(), marks);
    }

    private PlatformDeployment deployment() {
        return registrations.deployment(platform.id(), "1").orElseThrow();
    }

    private SuspectedCopy only() {
        List<SuspectedCopy> all = copies.of(platform.id());
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
