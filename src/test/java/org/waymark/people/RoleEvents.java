package org.waymark.people;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What was told of roles, in order; found by the component scan of tests. */
@Component
class RoleEvents {

    private final Map<PersonId, List<String>> told = new ConcurrentHashMap<>();

    List<String> of(PersonId person) {
        return List.copyOf(told.getOrDefault(person, List.of()));
    }

    @EventListener
    void on(RoleGiven given) {
        add(given.person(), "given " + given.role());
    }

    @EventListener
    void on(RoleEnding ending) {
        add(ending.person(), "ending " + ending.role());
    }

    @EventListener
    void on(RoleEnded ended) {
        add(ended.person(), "ended " + ended.role());
    }

    private void add(PersonId person, String news) {
        told.computeIfAbsent(person, nobody -> new CopyOnWriteArrayList<>()).add(news);
    }
}
