package org.waymark.people.guests;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;
import org.waymark.people.earners.Audience;
import org.waymark.people.programmes.ProgrammeCard;
import org.waymark.people.programmes.Programmes;

/** Reads what was typed to invite guests. */
@Component
class InvitationTerms {

    private static final int LONGEST_TITLE = 120;
    private static final int MOST_PLACES = 1000;
    private static final int MOST_DAYS = 365;

    /** Students come through their school: a minor has no address to be invited by. */
    private static final List<Audience> INVITED = List.of(Audience.COMMUNITY, Audience.PRINCIPAL, Audience.EDUCATOR);

    private final Programmes programmes;
    private final MessageSource messages;
    private final Clock clock;

    InvitationTerms(Programmes programmes, MessageSource messages, Clock clock) {
        this.programmes = programmes;
        this.messages = messages;
        this.clock = clock;
    }

    /** As whom guests can be invited, in the reader's words. */
    Map<String, String> audiences() {
        Locale language = LocaleContextHolder.getLocale();
        Map<String, String> labels = new LinkedHashMap<>();
        INVITED.forEach(audience ->
                labels.put(audience.name(), messages.getMessage("earners.audience." + audience, null, language)));
        return labels;
    }

    /** The running programmes to choose from, and none of them. */
    Map<String, String> programmes(DistrictId district) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put(
                "", messages.getMessage("guests.invitations.programme.none", null, LocaleContextHolder.getLocale()));
        running(district).forEach(programme -> choices.put(programme.id().toString(), programme.name()));
        return choices;
    }

    Map<String, MessageSourceResolvable> problems(InvitationForm form, DistrictId district) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (title(form).isEmpty() || title(form).length() > LONGEST_TITLE) {
            problems.put("title", problem("title"));
        }
        if (audience(form).isEmpty()) {
            problems.put("audience", problem("audience"));
        }
        if (!choice(form).isEmpty() && programme(form, district).isEmpty()) {
            problems.put("programme", problem("programme"));
        }
        if (number(form.places(), MOST_PLACES).isEmpty()) {
            problems.put("places", problem("places"));
        }
        if (number(form.days(), MOST_DAYS).isEmpty()) {
            problems.put("days", problem("days"));
        }
        return problems;
    }

    GuestInvitation.Terms of(InvitationForm form, DistrictId district) {
        return new GuestInvitation.Terms(
                title(form),
                audience(form).orElseThrow(),
                programme(form, district).orElse(null),
                number(form.places(), MOST_PLACES).orElseThrow(),
                clock.instant()
                        .plus(Duration.ofDays(number(form.days(), MOST_DAYS).orElseThrow())));
    }

    private static String title(InvitationForm form) {
        String title = form.title();
        return title == null ? "" : title.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    private static Optional<Audience> audience(InvitationForm form) {
        return INVITED.stream()
                .filter(audience -> audience.name().equals(form.audience()))
                .findFirst();
    }

    private static String choice(InvitationForm form) {
        return form.programme() == null ? "" : form.programme();
    }

    private Optional<UUID> programme(InvitationForm form, DistrictId district) {
        return running(district)
                .map(programme -> programme.id().id())
                .filter(id -> id.toString().equals(choice(form)))
                .findFirst();
    }

    private Stream<ProgrammeCard> running(DistrictId district) {
        return programmes.all(district).stream().filter(programme -> !programme.ended());
    }

    private static Optional<Integer> number(@Nullable String typed, int most) {
        String digits = typed == null ? "" : typed.strip();
        return digits.matches("[0-9]{1,4}")
                ? Optional.of(Integer.valueOf(digits)).filter(number -> number > 0 && number <= most)
                : Optional.empty();
    }

    private static MessageSourceResolvable problem(String field) {
        return new DefaultMessageSourceResolvable("guests.invitations.problem." + field);
    }
}
