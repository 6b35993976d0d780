package org.waymark.lti;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts {@link PostedForms} before sessions and security, which would read forms themselves. */
@Configuration(proxyBeanMethods = false)
class PostedFormsConfiguration {

    @Bean
    FilterRegistrationBean<PostedForms> postedForms() {
        FilterRegistrationBean<PostedForms> registration = new FilterRegistrationBean<>(new PostedForms());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 40);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        return registration;
    }
}
