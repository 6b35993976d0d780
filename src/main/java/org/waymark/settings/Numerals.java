package org.waymark.settings;

import java.text.MessageFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Figures as the districts write them, whatever the language of the words: 12,500.00. In Spain the same sum is 12.500,00, which
 * a reader in the United States or in Mexico takes for twelve and a half.
 */
@Configuration(proxyBeanMethods = false)
public class Numerals {

    /** Where figures of a text in this language are written from. */
    public static Locale of(Locale language) {
        return new Locale.Builder()
                .setLanguage(language.getLanguage())
                .setRegion(Locale.US.getCountry())
                .build();
    }

    /** The texts; what they say of numbers is written as everywhere else. */
    @Bean
    static MessageSource messageSource() {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource() {
            @Override
            protected MessageFormat createMessageFormat(String text, @Nullable Locale language) {
                return super.createMessageFormat(text, language == null ? Locale.US : of(language));
            }
        };
        texts.setBasename("messages");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        return texts;
    }
}
