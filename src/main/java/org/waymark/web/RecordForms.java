package org.waymark.web;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.ConfigurableWebBindingInitializer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Forms are records, made whole by their constructor. Nothing that is sent is set into one afterwards: what no form of ours
 * asks for, such as a field of a field, counts for nothing. Told once, where each request reads it: as advice to every
 * controller its annotations would be looked for with each request.
 */
@Component
@Lazy(false)
class RecordForms {

    RecordForms(RequestMappingHandlerAdapter adapter) {
        if (!(adapter.getWebBindingInitializer() instanceof ConfigurableWebBindingInitializer binding)) {
            throw new IllegalStateException("What is sent would be set into forms");
        }
        binding.setDeclarativeBinding(true);
    }
}
