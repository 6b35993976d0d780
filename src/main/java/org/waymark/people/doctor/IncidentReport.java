package org.waymark.people.doctor;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.waymark.lti.doctor.Finding;
import org.waymark.lti.doctor.IncidentView;

/** An incident as plain text to send to whoever helps: without tokens and without anything of a person. */
@Component
class IncidentReport {

    private final MessageSource messages;

    IncidentReport(MessageSource messages) {
        this.messages = messages;
    }

    String text(IncidentRow row, Locale locale) {
        IncidentView incident = row.incident();
        List<String> lines = new ArrayList<>();
        lines.add(say("people.doctor.report.title", locale, incident.reference()));
        add(lines, "people.doctor.code", incident.code(), locale);
        add(
                lines,
                "people.doctor.kind",
                say("people.doctor.kind." + incident.kind().key(), locale),
                locale);
        add(
                lines,
                "people.doctor.first",
                incident.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                locale);
        if (incident.times() > 1) {
            add(
                    lines,
                    "people.doctor.last",
                    incident.lastAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                    locale);
            add(lines, "people.doctor.times", Integer.toString(incident.times()), locale);
        }
        add(lines, "people.doctor.issuer", row.issuer(), locale);
        add(lines, "people.doctor.client", row.clientId(), locale);
        add(lines, "people.doctor.deployment", incident.deploymentId(), locale);
        findings(incident, locale).forEach(finding -> lines.add("- " + finding));
        lines.add(advice(incident.code(), locale));
        return String.join("\n", lines);
    }

    /** What an administrator can do about a code. */
    String advice(String code, Locale locale) {
        String general = say("lti.doctor.code.other", locale);
        return String.valueOf(messages.getMessage("lti.doctor.code." + code, new Object[0], general, locale));
    }

    /** What was expected and what came, a line each. */
    List<String> findings(IncidentView incident, Locale locale) {
        return incident.findings().stream()
                .map(finding -> told(finding, locale))
                .toList();
    }

    private String told(Finding finding, Locale locale) {
        if (finding.expected() != null && finding.came() != null) {
            return say(
                    "people.doctor.finding.both",
                    locale,
                    finding.what(),
                    String.valueOf(finding.expected()),
                    String.valueOf(finding.came()));
        }
        if (finding.expected() != null) {
            return say("people.doctor.finding.expected", locale, finding.what(), String.valueOf(finding.expected()));
        }
        return finding.came() == null
                ? say("people.doctor.finding.named", locale, finding.what())
                : say("people.doctor.finding.came", locale, finding.what(), String.valueOf(finding.came()));
    }

    private void add(List<String> lines, String key, @Nullable String value, Locale locale) {
        if (value != null) {
            lines.add(say(key, locale) + ": " + value);
        }
    }

    private String say(String key, Locale locale, Object... arguments) {
        return String.valueOf(messages.getMessage(key, arguments, locale));
    }
}
