package org.waymark.award.importing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.CatalogDesk;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NamedDefinition;
import org.waymark.people.DistrictId;

/** What a district lets awards from elsewhere count for in its stacks and pathways. */
@Service
@Transactional
class Equivalents {

    private final EquivalentRepository equivalents;
    private final Definitions definitions;
    private final AuditLog audit;
    private final Clock clock;

    Equivalents(EquivalentRepository equivalents, Definitions definitions, AuditLog audit, Clock clock) {
        this.equivalents = equivalents;
        this.definitions = definitions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A rule in a line. */
    record Line(EquivalentId id, String title, String issuer, String achievement, String countsAs, String reason) {}

    @Transactional(readOnly = true)
    List<Line> of(DistrictId district) {
        List<Equivalent> rules = inForce(district);
        Map<DefinitionId, NamedDefinition> named = definitions.named(
                rules.stream().map(Equivalent::definition).distinct().toList(), district);
        return rules.stream()
                .map(rule -> new Line(
                        rule.id(),
                        rule.title(),
                        rule.issuer(),
                        rule.achievement(),
                        named.containsKey(rule.definition())
                                ? named.get(rule.definition()).title()
                                : "",
                        rule.reason()))
                .toList();
    }

    /** Those that a rule may name, by title. */
    @Transactional(readOnly = true)
    List<NamedDefinition> choices(DistrictId district) {
        return definitions.named(district);
    }

    @Transactional(readOnly = true)
    List<Equivalent> inForce(DistrictId district) {
        return equivalents.findByDistrictAndEndedAtIsNullOrderByMadeAtDesc(district);
    }

    /** @throws ImportedAwardNotFound for a micro-credential that the district does not have */
    void add(EquivalentForm form, CatalogDesk desk) {
        DistrictId district = desk.district();
        DefinitionId definition = form.chosen()
                .filter(id -> definitions.named(List.of(id), district).containsKey(id))
                .orElseThrow(ImportedAwardNotFound::new);
        Equivalent made = equivalents.save(new Equivalent(
                district,
                EquivalentForm.typed(form.issuer()),
                EquivalentForm.typed(form.achievement()),
                EquivalentForm.typed(form.title()),
                definition,
                EquivalentForm.typed(form.reason()),
                clock.instant()));
        audit.record(
                district.id(),
                desk.actor(),
                desk.role().name(),
                "equivalent-made",
                made.id().toString());
    }

    void end(EquivalentId id, CatalogDesk desk) {
        Instant now = clock.instant();
        equivalents
                .findByIdAndDistrict(id, desk.district())
                .orElseThrow(ImportedAwardNotFound::new)
                .end(now);
        audit.record(desk.district().id(), desk.actor(), desk.role().name(), "equivalent-ended", id.toString());
    }
}
