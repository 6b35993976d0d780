package org.waymark.people.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.waymark.people.PersonalArchive;
import org.waymark.people.SignedInPerson;

/** The first page of a personal archive: readable in any browser, without Waymark and without a network. */
@Component
class ArchiveIndex {

    static final String NAME = "index.html";
    private static final String STYLE = "waymark.css";

    private final ITemplateEngine templates;
    private final MessageSource messages;
    private final Clock clock;

    ArchiveIndex(ITemplateEngine templates, MessageSource messages, Clock clock) {
        this.templates = templates;
        this.messages = messages;
        this.clock = clock;
    }

    /** What one module holds, as sentences. */
    record Part(String heading, List<String> lines) {}

    /** Comes last, since it names all the others. */
    void write(PersonalArchive archive, SignedInPerson me, List<Privacy.Held> held) throws IOException {
        Locale locale = Locale.forLanguageTag(me.language());
        Context page = new Context(locale);
        page.setVariable("language", locale.getLanguage());
        page.setVariable(
                "made",
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(clock.instant().atZone(ZoneId.of(me.zone()))));
        page.setVariable(
                "parts",
                held.stream()
                        .map(part -> new Part(
                                messages.getMessage(part.heading(), null, locale),
                                part.lines().stream()
                                        .map(line -> messages.getMessage(line, locale))
                                        .toList()))
                        .toList());
        List<String> contents = archive.contents();
        page.setVariable(
                "pages",
                contents.stream().filter(name -> name.endsWith(".html")).toList());
        page.setVariable(
                "files",
                contents.stream().filter(name -> !name.endsWith(".html")).toList());
        try (InputStream style = new ClassPathResource("static/" + STYLE).getInputStream()) {
            archive.file(STYLE, style);
        }
        try (Writer out = new OutputStreamWriter(archive.entry(NAME), StandardCharsets.UTF_8)) {
            templates.process("people/archive", page, out);
        }
    }
}
