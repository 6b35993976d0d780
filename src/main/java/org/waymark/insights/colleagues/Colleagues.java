package org.waymark.insights.colleagues;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriUtils;
import org.waymark.award.AwardCard;
import org.waymark.award.Awards;
import org.waymark.award.BadgeStanding;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.OpenRubrics;
import org.waymark.people.SignedInPerson;

/** Words with which somebody who earned one tells a colleague; what they do with them is theirs, and nothing of it is kept. */
@Service
@Transactional(readOnly = true)
class Colleagues {

    private final Awards awards;
    private final Definitions definitions;
    private final OpenRubrics rubrics;
    private final MessageSource messages;

    Colleagues(Awards awards, Definitions definitions, OpenRubrics rubrics, MessageSource messages) {
        this.awards = awards;
        this.definitions = definitions;
        this.rubrics = rubrics;
        this.messages = messages;
    }

    /**
     * @param words to copy
     * @param mail opens their own mail program with these words
     */
    record Invitation(String title, String words, String mail) {}

    /** One for each micro-credential that somebody holds an award for. */
    List<Invitation> of(SignedInPerson me, Locale language) {
        List<AwardCard> held = awards.of(me.id(), me.district()).stream()
                .filter(award -> award.standing() == BadgeStanding.VALID)
                .toList();
        Map<DefinitionId, DefinitionVersion> current =
                definitions
                        .current(
                                held.stream()
                                        .map(AwardCard::definition)
                                        .distinct()
                                        .toList(),
                                me.district())
                        .stream()
                        .collect(Collectors.toMap(DefinitionVersion::definition, each -> each));
        return held.stream()
                .map(AwardCard::definition)
                .distinct()
                .flatMap(definition -> Optional.ofNullable(current.get(definition)).stream())
                .map(credential -> invitation(credential, me, language))
                .toList();
    }

    private Invitation invitation(DefinitionVersion credential, SignedInPerson me, Locale language) {
        String title = credential.title();
        Optional<String> open = rubrics.address(credential, me.district());
        String words = open.map(address -> text("insights.invite.open", language, title, address))
                .orElseGet(() -> text("insights.invite.closed", language, title));
        String subject = text("insights.invite.subject", language, title);
        return new Invitation(
                title,
                words,
                "mailto:?subject=" + UriUtils.encode(subject, "UTF-8") + "&body=" + UriUtils.encode(words, "UTF-8"));
    }

    private String text(String key, Locale language, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }
}
