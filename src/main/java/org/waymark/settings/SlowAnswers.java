package org.waymark.settings;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What one request has waited for a slow database, over all its statements: each alone may be in time, and the page not be
 * there after minutes. However many quick ones there are does not matter, nor how long its bytes take to come or go.
 */
final class SlowAnswers {

    /** Nothing more is asked afterwards. */
    static final Duration AT_MOST = Duration.ofSeconds(10);

    private static final Duration SLOW = Duration.ofSeconds(1);

    private final BooleanSupplier answered;
    private final LongSupplier nanos;
    private long waited;

    /** @param answered whether the answer has begun to leave: it is not cut off then */
    SlowAnswers(BooleanSupplier answered, LongSupplier nanos) {
        this.answered = answered;
        this.nanos = nanos;
    }

    /** Something is asked, unless too much was waited before; answers when that was. */
    long begin() throws SQLException {
        if (waited > AT_MOST.toNanos() && !answered.getAsBoolean()) {
            throw new SQLTransientConnectionException("The database is slow: a request has waited for it for more than "
                    + AT_MOST.toSeconds() + " seconds");
        }
        return nanos.getAsLong();
    }

    void end(long begun) {
        long took = nanos.getAsLong() - begun;
        waited += took < SLOW.toNanos() ? 0 : took;
    }

    /** The connection, all of whose statements are counted. */
    Connection on(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("equals")) {
                return proxy == arguments[0];
            }
            Object made = call(connection, method, arguments);
            return made instanceof Statement statement
                    ? on(statement, method.getReturnType().asSubclass(Statement.class))
                    : made;
        });
    }

    private Statement on(Statement statement, Class<? extends Statement> type) {
        return proxy(type, (proxy, method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return call(statement, method, arguments);
            }
            long begun = begin();
            try {
                return call(statement, method, arguments);
            } finally {
                end(begun);
            }
        });
    }

    private static @Nullable Object call(Object on, Method method, Object @Nullable [] arguments) throws SQLException {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException said) {
                throw said;
            }
            if (e.getCause() instanceof RuntimeException said) {
                throw said;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
