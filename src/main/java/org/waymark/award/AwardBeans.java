package org.waymark.award;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AwardBeans {

    @Bean
    EddsaRdfc2022 eddsaRdfc2022() {
        return new EddsaRdfc2022(JsonLdContexts.ofBadges());
    }

    @Bean
    CredentialRules credentialRules() {
        return new CredentialRules();
    }

    @Bean
    CredentialVerifier credentialVerifier(EddsaRdfc2022 cryptosuite) {
        return new CredentialVerifier(cryptosuite);
    }
}
