//! Takes a port of this computer. On a network it listens only where it is
//! handed an address of one (`lan`).

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};

/// The port where nothing else was asked for.
pub const DEFAULT_PORT: u16 = 4321;
/// How many ports are tried after it.
const NEXT: u16 = 50;

/// Which port the preview listens on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Port {
    /// This one or the next free one.
    From(u16),
    /// This one only (decision 25); 0 lets the system choose.
    Only(u16),
}

/// Why the preview could not start.
#[derive(Debug)]
pub enum StartError {
    /// No port was free, from this one on.
    Busy(Port),
    /// The system refuses.
    Machine(io::Error),
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Busy(Port::Only(port)) => write!(
                f,
                "another program uses port {port}. Close it, or leave out `--port`: \
                 then the next free one is taken"
            ),
            Self::Busy(Port::From(port)) => {
                write!(f, "no port from {port} to {} is free", port + NEXT)
            }
            Self::Machine(error) => write!(f, "the preview cannot listen: {error}"),
        }
    }
}

impl std::error::Error for StartError {}

impl From<io::Error> for StartError {
    fn from(error: io::Error) -> Self {
        Self::Machine(error)
    }
}

/// Listens on both loopback addresses: `localhost` is the one in some programs
/// and the other in others, and two previews must not share a port.
pub(super) fn listen(port: Port) -> Result<(Vec<TcpListener>, u16), StartError> {
    first_free(port, take)
}

/// Listens on one address of a network.
pub(super) fn listen_at(address: Ipv4Addr, port: Port) -> Result<TcpListener, StartError> {
    first_free(port, |number| {
        let listener = TcpListener::bind(SocketAddr::from((address, number)))?;
        listener.set_nonblocking(true)?;
        Ok(listener)
    })
}

/// What `take` gets from the first port that is free.
fn first_free<T>(port: Port, take: impl Fn(u16) -> io::Result<T>) -> Result<T, StartError> {
    let ports = match port {
        Port::Only(only) => only..=only,
        Port::From(first) => first..=first.saturating_add(NEXT),
    };
    for number in ports {
        match take(number) {
            Ok(taken) => return Ok(taken),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(StartError::Busy(port))
}

fn take(port: u16) -> io::Result<(Vec<TcpListener>, u16)> {
    let first = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))?;
    // Where the system chose, the second address takes the same number.
    let port = first.local_addr()?.port();
    let mut listeners = vec![first];
    match TcpListener::bind(SocketAddr::from((Ipv6Addr::LOCALHOST, port))) {
        Ok(second) => listeners.push(second),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => return Err(error),
        // A computer without IPv6 has no such address.
        Err(_) => {}
    }
    for listener in &listeners {
        listener.set_nonblocking(true)?;
    }
    Ok((listeners, port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_port_is_passed_over_or_told() {
        let (_kept, busy) = listen(Port::Only(0)).unwrap();
        let error = listen(Port::Only(busy)).unwrap_err();
        assert!(matches!(error, StartError::Busy(_)), "{error}");
        assert!(error.to_string().contains(&busy.to_string()));
        let (_next, port) = listen(Port::From(busy)).unwrap();
        assert!(port > busy && port <= busy + NEXT, "{port}");
    }

    #[test]
    fn a_port_that_is_busy_on_one_loopback_address_is_busy() {
        let Ok(other) = TcpListener::bind((Ipv6Addr::LOCALHOST, 0)) else {
            // Without IPv6 there is only one address to be busy.
            assert_eq!(listen(Port::Only(0)).unwrap().0.len(), 1);
            return;
        };
        let port = other.local_addr().unwrap().port();
        assert!(listen(Port::Only(port)).is_err());
    }
}
