package org.waymark.catalog.authoring;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * The task list of a draft.
 *
 * @param newer number of a version that came out since this revision was begun; null where none did
 * @param writable whether this person may write it now
 * @param own whether it is theirs, so that they say who writes along
 * @param author what they are called; null for one's own
 */
record DraftPage(
        DraftView draft,
        @Nullable String newer,
        boolean writable,
        boolean own,
        String author,
        List<Task> tasks,
        List<Finding> findings) {

    private static final Set<Section> MAY_BE_EMPTY = EnumSet.of(Section.RESEARCH, Section.ALIGNMENT);

    /** One page of the editor, and how far it is. */
    record Task(Section section, State state, List<MessageSourceResolvable> said) {}

    /** How far a page is. */
    enum State {
        DONE,
        OPEN,
        OPTIONAL
    }

    static List<Task> tasks(DraftView draft, List<Finding> findings) {
        Writing writing = new Writing(draft.code(), draft.content());
        Writing blank = new Writing("", BlankContent.BLANK);
        return List.of(Section.values()).stream()
                .map(section -> {
                    boolean open = findings.stream().anyMatch(each -> each.fault() && each.section() == section);
                    boolean untouched = MAY_BE_EMPTY.contains(section)
                            && section.page()
                                    .read(writing)
                                    .equals(section.page().read(blank));
                    State state = open ? State.OPEN : untouched ? State.OPTIONAL : State.DONE;
                    return new Task(section, state, hints(section, draft));
                })
                .toList();
    }

    private static List<MessageSourceResolvable> hints(Section section, DraftView draft) {
        int count = switch (section) {
            case OVERVIEW -> draft.content().overview().size();
            case REFLECTION -> draft.content().reflection().size();
            case EVIDENCE -> draft.content().evidence().size();
            case CRITERIA -> draft.content().criteria().size();
            default -> 0;
        };
        return count == 0
                ? List.of()
                : List.of(new DefaultMessageSourceResolvable(new String[] {"authoring.count"}, new Object[] {count}));
    }

    public List<Finding> faults() {
        return findings.stream().filter(Finding::fault).toList();
    }

    public List<Finding> advice() {
        return findings.stream().filter(each -> !each.fault()).toList();
    }
}
