//! The HTTP interface: reads of the database, all by GET. One table of routes makes the router and its
//! description, so that they cannot differ.

mod answer;
mod apr;
mod csv;
mod events;
mod health;
mod list;
mod one;
pub mod openapi;
mod routes;
mod stream;

use crate::{db::Db, status::Status, Error, Result};
use answer::{Answer, Fail};
use axum::{
    extract::{ConnectInfo, Path, RawQuery, Request, State},
    http::{header, HeaderMap, StatusCode},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::get,
    Router,
};
use routes::{Reply, Route};
use std::{
    collections::HashMap,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
};
use tokio::{net::TcpListener, sync::watch};
use tower_http::{compression::CompressionLayer, cors::CorsLayer};

/// State shared by the handlers.
#[derive(Clone)]
pub struct App {
    db: Db,
    status: Arc<Status>,
    nodes: Arc<[String]>,
    rate: u32,
    seen: Arc<Mutex<HashMap<IpAddr, (u64, u32)>>>,
    checking: Arc<tokio::sync::Mutex<()>>,
    stop: watch::Receiver<bool>,
}

impl App {
    /// Of a database and the state of the program.
    pub fn new(
        db: Db,
        status: Arc<Status>,
        nodes: Vec<String>,
        rate: u32,
        stop: watch::Receiver<bool>,
    ) -> Self {
        let nodes = nodes.into();
        Self { db, status, nodes, rate, seen: Arc::default(), checking: Arc::default(), stop }
    }

    /// Returns `true` if an address may ask once more in this second.
    fn allows(&self, address: IpAddr, second: u64) -> bool {
        if self.rate == 0 {
            return true;
        }
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() > 10_000 {
            seen.retain(|_, (when, _)| *when == second);
        }
        let (when, count) = seen.entry(address).or_default();
        if *when != second {
            (*when, *count) = (second, 0);
        }
        *count = count.saturating_add(1);
        *count <= self.rate
    }
}

/// Serves until `stop` says so.
pub async fn serve(listener: TcpListener, app: App, mut stop: watch::Receiver<bool>) -> Result<()> {
    let service = router(app).into_make_service_with_connect_info::<SocketAddr>();
    let ended = async move {
        stop.wait_for(|stop| *stop).await.ok();
    };
    axum::serve(listener, service).with_graceful_shutdown(ended).await.map_err(Error::Io)
}

/// All routes.
pub fn router(app: App) -> Router {
    let mut router = Router::new();
    for route in routes::all() {
        let path = route.path;
        let route = Arc::new(route);
        let handler =
            move |state: State<App>,
                  params: Path<HashMap<String, String>>,
                  query: RawQuery,
                  headers: HeaderMap| handle(state, route, params, query, headers);
        router = router.route(path, get(handler));
    }
    router
        .fallback(|| async { Fail::new(StatusCode::NOT_FOUND, "there is no such path") })
        .method_not_allowed_fallback(|| async {
            Fail::new(StatusCode::METHOD_NOT_ALLOWED, "everything is read by GET")
        })
        .layer(middleware::from_fn_with_state(app.clone(), limit))
        .layer(CompressionLayer::new())
        .layer(
            CorsLayer::new()
                .allow_origin(tower_http::cors::Any)
                .allow_methods([axum::http::Method::GET])
                .expose_headers([header::ETAG]),
        )
        .with_state(app)
}

async fn limit(
    State(app): State<App>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    if app.allows(from.ip(), crate::status::now()) {
        return next.run(request).await;
    }
    let words = format!("more than {} requests in a second", app.rate);
    let mut response = Fail::new(StatusCode::TOO_MANY_REQUESTS, words).into_response();
    response.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("1"));
    response
}

async fn handle(
    State(app): State<App>,
    route: Arc<Route>,
    Path(params): Path<HashMap<String, String>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let answered = reply(&app, &route, &params, query.as_deref(), &headers).await;
    let response = answered.into_response();
    app.status.answered(route.path, response.status().as_u16());
    response
}

async fn reply(
    app: &App,
    route: &Route,
    params: &HashMap<String, String>,
    query: Option<&str>,
    headers: &HeaderMap,
) -> std::result::Result<Response, Fail> {
    let asked = answer::Asked::read(route, params, query)?;
    match &route.reply {
        Reply::Health => return health::health(app, asked.has("full")).await,
        Reply::Ready => return health::ready(app).await,
        Reply::Metrics => return Ok(health::metrics(app)),
        Reply::OpenApi => return Ok(openapi::serve()),
        Reply::Docs => return Ok(openapi::page()),
        Reply::Stream => return stream::stream(app, &asked, headers).await,
        _ => {},
    }
    let mut view = app.db.view().await.map_err(Fail::database)?;
    let as_of = answer::as_of(&mut view).await?;
    if as_of.is_known_to(headers) {
        return Ok(as_of.not_modified());
    }
    let answer: Answer = match &route.reply {
        Reply::List(list) => list::list(app, &mut view, list, &asked).await?,
        Reply::Events => events::events(&mut view, &asked).await?,
        Reply::AccountEvents => events::account_events(&mut view, &asked).await?,
        Reply::Rewards => list::rewards(app, &mut view, &asked).await?,
        Reply::RewardsCsv => return csv::rewards(app, view, as_of, &asked).await,
        Reply::Apr => apr::apr(&mut view, &asked).await?,
        Reply::Snapshots => list::snapshots(app, &mut view, &asked).await?,
        Reply::Block => one::block(app, &mut view, &asked).await?,
        Reply::Extrinsic => one::extrinsic(app, &mut view, &asked).await?,
        Reply::Search => one::search(app, &mut view, &asked).await?,
        Reply::Chain => one::chain(app, &mut view).await?,
        _ => return Err(Fail::new(StatusCode::NOT_FOUND, "there is no such path")),
    };
    Ok(as_of.with(answer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_address_may_ask_so_often_in_a_second() {
        let folder = std::env::temp_dir().join(format!("rate-{}.db", std::process::id()));
        let db = Db::open(&format!("sqlite:{}", folder.display()), true).await.unwrap();
        let (_sender, stop) = watch::channel(false);
        let app = App::new(db, Arc::default(), Vec::new(), 2, stop);
        let (one, other) = (IpAddr::from([1, 1, 1, 1]), IpAddr::from([2, 2, 2, 2]));
        assert_eq!([7, 7, 7, 8].map(|second| app.allows(one, second)), [true, true, false, true]);
        assert!(app.allows(other, 7));
    }
}
