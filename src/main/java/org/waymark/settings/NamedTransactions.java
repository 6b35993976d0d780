package org.waymark.settings;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.PriorityOrdered;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.springframework.util.StringUtils;

/**
 * There is one transaction manager, and every transaction is told its name. Otherwise each call looks for an annotation on
 * its class that might name another, which was a fiftieth of a launch.
 */
@Configuration(proxyBeanMethods = false)
class NamedTransactions {

    /** What Spring Boot calls it. */
    static final String MANAGER = "transactionManager";

    @Bean
    static Naming naming() {
        return new Naming();
    }

    /** Before all others, as its type tells: what one of those needs may have transactions. */
    static final class Naming implements BeanPostProcessor, PriorityOrdered {

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof TransactionAttributeSource source ? new Named(source) : bean;
        }
    }

    private record Named(TransactionAttributeSource source) implements TransactionAttributeSource {

        @Override
        public boolean isCandidateClass(Class<?> type) {
            return source.isCandidateClass(type);
        }

        @Override
        public boolean hasTransactionAttribute(Method method, @Nullable Class<?> type) {
            return source.hasTransactionAttribute(method, type);
        }

        @Override
        public @Nullable TransactionAttribute getTransactionAttribute(Method method, @Nullable Class<?> type) {
            TransactionAttribute attribute = source.getTransactionAttribute(method, type);
            if (attribute instanceof DefaultTransactionAttribute kept && !StringUtils.hasText(kept.getQualifier())) {
                kept.setQualifier(MANAGER);
            }
            return attribute;
        }
    }
}
