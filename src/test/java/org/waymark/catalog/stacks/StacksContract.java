package org.waymark.catalog.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NamedDefinition;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.review.TestReviews;

abstract class StacksContract {

    @Autowired
    Stacks stacks;

    @Autowired
    Definitions definitions;

    @Autowired
    TestPeople people;

    @Autowired
    AuditLog audit;

    @Autowired
    ApplicationContext context;

    DistrictId district;
    Stacks.By by;
    List<DefinitionId> three;

    @BeforeEach
    void aDistrictWithSamples() {
        district = people.district();
        by = new Stacks.By(district, "operator", "OPERATOR");
        three = definitions.named(district).stream().map(NamedDefinition::id).toList();
    }

    @Test
    void nobodySeesOneBeforeItIsPublished() {
        StackId id = begin("S-1", Rule.all(credentials()));
        assertThat(stacks.of(district)).isEmpty();
        assertThat(stacks.publish(id, by)).isEmpty();
        assertThat(stacks.of(district)).extracting(StackView::number).containsExactly(1);
        assertThat(stacks.of(people.district())).isEmpty();
    }

    @Test
    void aCodeIsThereOnce() {
        begin("S-1", Rule.all(credentials()));
        assertThat(stacks.begin("S-1", false, text(Rule.all(List.of())), by)).isEmpty();
    }

    @Test
    void whatIsWrittenDoesNotCountBeforeItIsPublished() {
        StackId id = published("S-1", Rule.all(credentials()));
        stacks.write(id, text(Rule.any(1, credentials())), by);
        assertThat(stacks.of(district))
                .singleElement()
                .satisfies(view -> assertThat(view.rule().kind()).isEqualTo(Rule.Kind.ALL));
        stacks.publish(id, by);
        assertThat(stacks.of(district)).extracting(StackView::number).containsExactly(2);
    }

    @Test
    void aMicroCredentialOfAnotherDistrictIsRefused() {
        DefinitionId foreign = definitions.named(people.district()).get(0).id();
        StackId id = begin("S-1", Rule.all(List.of(Rule.credential(foreign))));
        assertThat(stacks.publish(id, by))
                .extracting(RuleFault::kind)
                .containsExactly(RuleFault.Kind.UNKNOWN_CREDENTIAL);
        assertThat(stacks.of(district)).isEmpty();
    }

    @Test
    void aStackOfAnotherDistrictIsNotFound() {
        StackId id = published("S-1", Rule.all(credentials()));
        Stacks.By far = new Stacks.By(people.district(), "operator", "OPERATOR");
        assertThatThrownBy(() -> stacks.publish(id, far)).isInstanceOf(StackNotFound.class);
        assertThatThrownBy(() -> stacks.write(id, text(Rule.all(List.of())), far))
                .isInstanceOf(StackNotFound.class);
        assertThatThrownBy(() -> stacks.retire(id, far)).isInstanceOf(StackNotFound.class);
    }

    @Test
    void aStackInAnotherChangesItToo() {
        StackId inner = published("IN", Rule.all(credentials()));
        StackId outer = published("OUT", Rule.all(List.of(Rule.stack(inner))));
        stacks.write(inner, text(Rule.any(1, credentials())), by);
        stacks.publish(inner, by);
        assertThat(stacks.of(district))
                .filteredOn(view -> view.id().equals(outer))
                .extracting(StackView::number)
                .containsExactly(2);
        PersonId jordan = people.person(district, "Jordan");
        assertThat(stacks.mine(jordan, district))
                .filteredOn(mine -> mine.stack().id().equals(outer))
                .singleElement()
                .satisfies(mine -> assertThat(mine.progress().remaining()).isEqualTo(1));
    }

    @Test
    void whatHoldsARetiredOneStaysAsItWas() {
        StackId inner = published("IN", Rule.all(credentials()));
        StackId outer = published("OUT", Rule.all(List.of(Rule.stack(inner))));
        stacks.retire(inner, by);

        published("OTHER", Rule.all(credentials()));

        assertThat(stacks.of(district))
                .filteredOn(view -> view.id().equals(outer))
                .extracting(StackView::number)
                .containsExactly(1);
    }

    @Test
    void stacksThatWouldLeadInACircleAreRefused() {
        StackId first = published("ONE", Rule.all(credentials()));
        StackId second = published("TWO", Rule.all(List.of(Rule.stack(first))));
        stacks.write(first, text(Rule.all(List.of(Rule.stack(second)))), by);
        assertThat(stacks.publish(first, by)).extracting(RuleFault::kind).containsExactly(RuleFault.Kind.CYCLE);
    }

    @Test
    void whatIsEarnedCountsAndALaterTighteningTakesNothingBack() {
        StackId id = published("S-1", Rule.any(1, credentials()));
        PersonId jordan = people.person(district, "Jordan");
        TestReviews.awarded(three.get(1), jordan, district, context);
        assertThat(mine(jordan).progress().complete()).isTrue();

        stacks.write(id, text(Rule.all(credentials())), by);
        stacks.publish(id, by);

        assertThat(mine(jordan).progress().complete()).isTrue();
        assertThat(mine(jordan).older()).isTrue();
        assertThat(mine(people.person(district, "Kim")).progress().remaining()).isEqualTo(3);
    }

    @Test
    void aRetiredOneGoesOnForThoseWhoBegan() {
        StackId id = published("S-1", Rule.all(credentials()));
        PersonId jordan = people.person(district, "Jordan");
        TestReviews.awarded(three.get(1), jordan, district, context);
        stacks.retire(id, by);
        assertThat(mine(jordan).retired()).isTrue();
        assertThat(stacks.mine(people.person(district, "Kim"), district)).isEmpty();
        assertThat(stacks.of(district)).isEmpty();
    }

    @Test
    void twoWhoWriteAtOnceNoticeEachOther() {
        StackId id = begin("S-1", Rule.all(credentials()));
        int edition = stacks.draft(id, district).edition();
        stacks.write(id, text(Rule.any(2, credentials())), edition, by);
        assertThatThrownBy(() -> stacks.write(id, text(Rule.any(1, credentials())), edition, by))
                .isInstanceOf(StackConflict.class);
    }

    @Test
    void aChangeThatMakesAnotherStackTooLargeIsRefused() {
        StackId leaf = published("LEAF", Rule.all(credentials()));
        StackId wide = published("WIDE", groupsOf(Rule.stack(leaf), 30));
        stacks.write(leaf, text(groupsOf(Rule.credential(three.get(0)), 40)), by);

        assertThat(stacks.publish(leaf, by))
                .extracting(RuleFault::kind)
                .containsExactly(RuleFault.Kind.OTHERS_TOO_MANY);
        assertThat(stacks.of(district))
                .filteredOn(view -> view.id().equals(wide))
                .extracting(StackView::number)
                .containsExactly(1);
    }

    /** Many groups, each with the same in it. */
    private static Rule groupsOf(Rule member, int many) {
        return Rule.all(IntStream.range(0, many)
                .mapToObj(i -> Rule.all(List.of(member)))
                .toList());
    }

    @Test
    void itsWritersAreToldWhenARetiredMemberMakesItImpossible() {
        StackId all = published("ALL", Rule.all(credentials()));
        StackId any = published("ANY", Rule.any(2, credentials()));
        definitions.retire(three.get(0), district, null);

        assertThat(stacks.draft(all, district).stuck()).isTrue();
        assertThat(stacks.draft(any, district).stuck()).isFalse();
        definitions.retire(three.get(1), district, null);
        assertThat(stacks.draft(any, district).stuck()).isTrue();
    }

    @Test
    void theRecordSaysWhoDidWhat() {
        Stacks.By me = new Stacks.By(district, UUID.randomUUID().toString(), "LEAD");
        StackId id =
                stacks.begin("S-1", false, text(Rule.all(credentials())), me).orElseThrow();
        stacks.write(id, text(Rule.any(1, credentials())), me);
        stacks.write(id, text(Rule.any(1, credentials())), me);
        stacks.publish(id, me);
        stacks.retire(id, me);
        assertThat(audit.by(district.id(), List.of(me.actor())))
                .extracting(AuditLog.Done::verb)
                .containsExactly("stack-made", "stack-changed", "stack-published", "stack-retired");
    }

    private MyStack mine(PersonId person) {
        return stacks.mine(person, district).get(0);
    }

    private List<Rule> credentials() {
        return three.stream().map(Rule::credential).toList();
    }

    private StackId begin(String code, Rule rule) {
        return stacks.begin(code, false, text(rule), by).orElseThrow();
    }

    private StackId published(String code, Rule rule) {
        StackId id = begin(code, rule);
        assertThat(stacks.publish(id, by)).isEmpty();
        return id;
    }

    private static StackText text(Rule rule) {
        return new StackText("Teacher leader", "Leads colleagues", rule);
    }
}
