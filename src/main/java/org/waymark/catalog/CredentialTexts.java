package org.waymark.catalog;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;
import org.waymark.catalog.CredentialPages.CredentialPage;

/**
 * The texts of a micro-credential's page, each written out once for all that it says: most launches land there, and most
 * people read there what others did. Writing them anew was half of a launch.
 */
@Component
class CredentialTexts {

    private final ITemplateEngine templates;
    private final ApplicationContext beans;
    private final Remembered<Key, String> texts = new Remembered<>((key, text) -> text.length());
    private final Remembered<Seen, Around> around = new Remembered<>((seen, text) -> text.length());

    CredentialTexts(ITemplateEngine templates, ApplicationContext beans) {
        this.templates = templates;
        this.beans = beans;
    }

    private record Key(DefinitionVersionId version, int readers, Locale language) {}

    private record Seen(CredentialPage page, String picture, Locale language) {}

    /**
     * What stands around the long text, as markup.
     *
     * @param before the text, and before the form that begins
     * @param start inside that form; empty where nothing is said
     * @param after the text
     */
    record Around(String before, String start, String after) {

        private int length() {
            return before.length() + start.length() + after.length();
        }
    }

    /**
     * Escaped markup, ready for the page; a version never changes.
     *
     * @param readers how many read each submission
     */
    String of(DefinitionVersion version, int readers, Locale language) {
        return texts.of(
                new Key(version.id(), readers, language),
                key -> templates.process(
                        "catalog/credential-text",
                        new Context(
                                key.language(),
                                Map.of("credential", version, "levels", RubricLevel.values(), "readers", readers))));
    }

    /**
     * The same for what stands around it. Its template says nothing that is not of the page: no form with a token, no time of
     * day, nothing of who is signed in.
     *
     * @param picture the badge's address
     */
    Around around(
            CredentialPage page,
            String picture,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response) {
        return around.of(new Seen(page, picture, language), seen -> {
            WebContext context = new WebContext(
                    JakartaServletWebApplication.buildApplication(request.getServletContext())
                            .buildExchange(request, response),
                    language);
            context.setVariable(
                    ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                    new ThymeleafEvaluationContext(beans, null));
            context.setVariable("page", page);
            context.setVariable("picture", picture);
            return new Around(part("before", context), part("start", context), part("after", context));
        });
    }

    private String part(String name, WebContext context) {
        return templates.process("catalog/credential-around", Set.of(name), context);
    }
}
