package org.waymark.catalog.finding;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;
import org.waymark.catalog.Benefits;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.MeasuredHours;
import org.waymark.people.DistrictId;
import org.waymark.people.SignedInPerson;

/** What modules above would tell of micro-credentials: nothing, but what a test says. Found by the scan of tests. */
@Component
public class TestTold implements Benefits, MeasuredHours {

    private final Map<DefinitionId, String> benefits = new ConcurrentHashMap<>();
    private final Map<DefinitionId, Measured> hours = new ConcurrentHashMap<>();

    /** Pay, in words. */
    public void brings(DefinitionId definition, String what) {
        benefits.put(definition, what);
    }

    public void took(DefinitionId definition, double median, int earners) {
        hours.put(definition, new Measured(median, earners));
    }

    @Override
    public Map<DefinitionId, List<MessageSourceResolvable>> forEarner(
            Collection<DefinitionId> definitions, SignedInPerson me) {
        Map<DefinitionId, List<MessageSourceResolvable>> brings = new HashMap<>();
        definitions.stream()
                .filter(benefits::containsKey)
                .forEach(each -> brings.put(
                        each, List.of(new DefaultMessageSourceResolvable(new String[0], null, benefits.get(each)))));
        return brings;
    }

    @Override
    public Set<DefinitionId> bringing(Kind kind, DistrictId district) {
        return kind == Kind.PAY ? Set.copyOf(benefits.keySet()) : Set.of();
    }

    @Override
    public Map<DefinitionId, Measured> of(Collection<DefinitionId> definitions, DistrictId district) {
        return definitions.stream().filter(hours::containsKey).collect(Collectors.toMap(each -> each, hours::get));
    }
}
