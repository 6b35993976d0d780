package org.waymark.people.districts;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.waymark.CodeOfWaymark;

/** A policy that nothing acts on yet says so on the settings page, and one that something acts on does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyUseTests {

    private final JavaClasses waymark = CodeOfWaymark.read();

    @Test
    void whatThePageSaysToCountIsWhatTheCodeReads() {
        Set<String> said = Arrays.stream(Policy.values())
                .filter(Policy::counts)
                .map(Policy::name)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(read()).contains("DELETION_ANSWER_DAYS").isEqualTo(said);
    }

    /** The policies whose value something outside of the district's settings asks for, by name or by their method. */
    private Set<String> read() {
        JavaClass policies = waymark.get(Policies.class);
        Set<String> read = policies.getMethods().stream()
                .filter(method -> method.getAccessesToSelf().stream().anyMatch(PolicyUseTests::isOutside))
                .flatMap(method -> method.getFieldAccesses().stream())
                .map(PolicyUseTests::policy)
                .collect(Collectors.toCollection(TreeSet::new));
        waymark.get(Policy.class).getFieldAccessesToSelf().stream()
                .filter(PolicyUseTests::isOutside)
                .map(PolicyUseTests::policy)
                .forEach(read::add);
        read.retainAll(Arrays.stream(Policy.values()).map(Policy::name).toList());
        return read;
    }

    private static boolean isOutside(JavaAccess<?> access) {
        return !access.getOriginOwner().getPackageName().equals(Policies.class.getPackageName());
    }

    private static String policy(JavaFieldAccess access) {
        return access.getTarget().getName();
    }
}
