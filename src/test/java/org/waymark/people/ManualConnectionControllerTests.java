package org.waymark.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.waymark.lti.registration.ToolConfiguration;

class ManualConnectionControllerTests {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void saysThatAnotherOperatorWasFaster(boolean seenBeforeItIsWritten) throws Exception {
        Connections connections = mock(Connections.class);
        when(connections.mayCall(any())).thenReturn(true);
        when(connections.enter(any()))
                .thenThrow(
                        seenBeforeItIsWritten
                                ? new IllegalStateException("This issuer and client id are known")
                                : new DataIntegrityViolationException("unique"));
        ManualConnectionController controller =
                new ManualConnectionController(connections, mock(ToolConfiguration.class), mock(FamilyNames.class));

        MvcResult result = MockMvcBuilders.standaloneSetup(controller)
                .build()
                .perform(MockMvcRequestBuilders.post("/admin/platforms/new")
                        .with(request -> {
                            request.addUserRole("OPERATOR");
                            return request;
                        })
                        .param("family", "SCHOOLOGY")
                        .param("issuer", "https://lms.example")
                        .param("client", "client-7")
                        .param("deployments", "7")
                        .param("district", "Lakeside")
                        .param("authorization", "https://lms.example/auth")
                        .param("token", "https://lms.example/token")
                        .param("jwks", "https://lms.example/jwks"))
                .andReturn();

        assertThat(result.getResponse().getStatus()).isEqualTo(409);
        assertThat(result.getModelAndView().getViewName()).isEqualTo("error/409");
    }
}
