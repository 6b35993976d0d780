package org.waymark.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ConfigurableObjectInputStream;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.Deserializer;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sessions that are read in one statement, and written only where something changed: when they were used last is told to the
 * minute. Otherwise each request reads its session in a transaction and writes it in another.
 */
@Configuration(proxyBeanMethods = false)
class SparingSessions {

    /** Sessions last for hours. */
    static final Duration TOLD_AGAIN = Duration.ofMinutes(1);

    /** A read is one statement; a write has a transaction of its own, below. */
    @Bean(name = "springSessionTransactionOperations", defaultCandidate = false)
    static TransactionOperations noTransactionToRead() {
        return TransactionOperations.withoutTransaction();
    }

    /** As without it, but for looking up the same few classes by name with each request. */
    @Bean(name = "springSessionConversionService", defaultCandidate = false)
    static ConversionService whatSessionsKeep() {
        GenericConversionService kept = new GenericConversionService();
        kept.addConverter(Object.class, byte[].class, new SerializingConverter());
        kept.addConverter(byte[].class, Object.class, new DeserializingConverter(new KeptObjects()));
        return kept;
    }

    @Bean
    static BeanPostProcessor sparing(ObjectProvider<PlatformTransactionManager> transactions) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof JdbcIndexedSessionRepository sessions
                        ? new Sparing<>(sessions, transactions)
                        : bean;
            }
        };
    }

    private static final class KeptObjects implements Deserializer<Object> {

        private final Map<String, Class<?>> known = new ConcurrentHashMap<>();

        @Override
        public Object deserialize(InputStream bytes) throws IOException {
            try (ObjectInputStream objects = new Known(bytes)) {
                return objects.readObject();
            } catch (ClassNotFoundException e) {
                throw new IOException("A session keeps something of a class that is not there", e);
            }
        }

        private final class Known extends ConfigurableObjectInputStream {

            Known(InputStream bytes) throws IOException {
                super(bytes, SparingSessions.class.getClassLoader());
            }

            @Override
            protected Class<?> resolveClass(ObjectStreamClass named) throws IOException, ClassNotFoundException {
                Class<?> type = known.get(named.getName());
                if (type == null) {
                    type = super.resolveClass(named);
                    known.put(named.getName(), type);
                }
                return type;
            }
        }
    }

    private static final class Sparing<S extends Session> implements FindByIndexNameSessionRepository<Kept<S>> {

        private final FindByIndexNameSessionRepository<S> sessions;
        private final ObjectProvider<PlatformTransactionManager> transactions;

        Sparing(FindByIndexNameSessionRepository<S> sessions, ObjectProvider<PlatformTransactionManager> transactions) {
            this.sessions = sessions;
            this.transactions = transactions;
        }

        @Override
        public Kept<S> createSession() {
            return new Kept<>(sessions.createSession(), true);
        }

        /** Apart from what the request does: that may fail, and the session shall not. */
        @Override
        public void save(Kept<S> session) {
            if (session.changed) {
                TransactionTemplate apart = new TransactionTemplate(transactions.getObject());
                apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
                apart.executeWithoutResult(status -> sessions.save(session.session));
                session.changed = false;
            }
        }

        @Override
        public @Nullable Kept<S> findById(String id) {
            S found = sessions.findById(id);
            return found == null ? null : new Kept<>(found, false);
        }

        @Override
        public void deleteById(String id) {
            sessions.deleteById(id);
        }

        @Override
        public Map<String, Kept<S>> findByIndexNameAndIndexValue(String name, String value) {
            Map<String, Kept<S>> found = new LinkedHashMap<>();
            sessions.findByIndexNameAndIndexValue(name, value)
                    .forEach((id, session) -> found.put(id, new Kept<>(session, false)));
            return found;
        }
    }

    private static final class Kept<S extends Session> implements Session {

        private final S session;
        private boolean changed;

        Kept(S session, boolean changed) {
            this.session = session;
            this.changed = changed;
        }

        @Override
        public void setLastAccessedTime(Instant now) {
            if (changed || !now.isBefore(session.getLastAccessedTime().plus(TOLD_AGAIN))) {
                changed = true;
                session.setLastAccessedTime(now);
            }
        }

        @Override
        public String changeSessionId() {
            changed = true;
            return session.changeSessionId();
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {
            if (value == null) {
                removeAttribute(name);
                return;
            }
            changed = true;
            session.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            changed = true;
            session.removeAttribute(name);
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            changed = true;
            session.setMaxInactiveInterval(interval);
        }

        @Override
        public String getId() {
            return session.getId();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return session.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return session.getAttributeNames();
        }

        @Override
        public Instant getCreationTime() {
            return session.getCreationTime();
        }

        @Override
        public Instant getLastAccessedTime() {
            return session.getLastAccessedTime();
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return session.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return session.isExpired();
        }
    }
}
